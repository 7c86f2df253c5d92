// The description of the JSON API: a linter for OpenAPI accepts it, and another schema checker than our own finds that
// the answers are as it says, for a citizen, a secretary and a mayor.

import test from 'node:test';
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {World, root} from './world.mjs';

const require = createRequire(join(root, 'assets/package.json'));
const {Validator} = await import(pathToFileURL(require.resolve('@seriousme/openapi-schema-validator')));
const Ajv = require('ajv/dist/2020.js');
const formats = require('ajv-formats');

/** What the linter says of a description; empty when it is good. */
async function lint(description) {
  const {valid, errors} = await new Validator().validate(structuredClone(description));
  return valid ? [] : [errors].flat();
}

test('the API is described as it is', async (t) => {
  const world = await World.start(t);
  const citizen = await world.citizen();
  const response = await citizen.request.get(`${world.base}/api/v1/openapi.json`);
  assert.equal(response.status(), 200);
  const description = await response.json();
  assert.equal(description.openapi, '3.1.0');
  assert.deepEqual(await lint(description), []);

  const broken = structuredClone(description);
  Object.values(broken.paths)[0].get.responses['200'].content['application/json'] = 'nonsense';
  assert.notDeepEqual(await lint(broken), [], 'the linter would say so');

  const checker = formats(new Ajv({strict: false, allErrors: true}));
  checker.addSchema({$id: 'api', components: description.components}, 'api');
  const people = {citizen, secretary: await world.as('kredssekretaer'), mayor: await world.as('borgmester-svendborg')};
  let answers = 0;
  for (const [path, {get}] of Object.entries(description.paths)) {
    const schema = JSON.parse(JSON.stringify(get.responses['200'].content['application/json'].schema).replaceAll('"#/components', '"api#/components'));
    const check = checker.compile(schema);
    const wanted = (get.parameters ?? []).filter((p) => p.in === 'query' && p.required).map((p) => `${p.name}=${p.name === 'soeg' ? 'tryg' : 'councils.meeting'}`);
    if (path.includes('{')) continue;
    for (const [name, person] of Object.entries(people)) {
      const answer = await person.request.get(`${world.base}${path}${wanted.length ? '?' + wanted.join('&') : ''}`);
      if (answer.status() === 404) {
        assert.ok(get['x-roles'], `${path} is open to everybody`);
        assert.equal(answer.headers()['content-type'], 'application/problem+json');
        continue;
      }
      assert.equal(answer.status(), 200, `${path} as ${name}`);
      assert.ok(check(await answer.json()), `${path} as ${name}: ${JSON.stringify(check.errors?.slice(0, 3))}`);
      answers += 1;
    }
  }
  assert.ok(answers > 25, `${answers} answers were checked`);

  for (const [name, person] of Object.entries(people)) {
    await person.goto(`${world.base}/api`);
    await world.look(person, `api-${name}`);
  }
});
