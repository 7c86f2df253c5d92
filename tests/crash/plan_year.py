# The way of a plan from its consultation to its publication (retsplejeloven § 113), act by act, over HTTP. Every act can
# tell from the rows on the disk whether it has been done, so that it can be tried again after the server went away.
import datetime
from concurrent.futures import ThreadPoolExecutor

from person import Gone, Person, Refused

SECRETARY, CHIEF = "Mette Brink", "Ingrid Vestergaard"


def one(database, statement, *values):
    row = database.execute(statement, values).fetchone()
    return row[0] if row else None


class Act:
    """`verbs` are the entries that the act leaves; `do` drives it as a person; `done` tells from the rows whether it is done."""

    def __init__(self, name, verbs, who, do, done, audited=True):
        self.name, self.verbs, self.who, self.do, self.done, self.audited = name, verbs, who, do, done, audited


class Year:
    def __init__(self, server):
        self.server, self.people = server, {}
        self.sending = lambda: None  # called when anybody is about to send the form of an act
        with server.database() as rows:
            self.version = one(rows, "SELECT v.id FROM cooperation_plan_version v JOIN cooperation_plan_plan p ON p.id = v.plan WHERE p.year = 2021")
            self.meeting = one(rows, "SELECT m.id FROM councils_meeting m JOIN councils_council c ON c.id = m.council WHERE c.key = 'kredsraad' AND m.year = 2020 AND m.number = 4")
            self.mayors = [name for (name,) in rows.execute("""SELECT p.name FROM organisation_person p JOIN organisation_role r ON r.person = p.id
                WHERE r.role = 'mayor' AND r.until IS NULL ORDER BY p.name""")]
            self.unanswered = [name for (name,) in rows.execute("""SELECT p.name FROM organisation_person p JOIN organisation_role r ON r.person = p.id
                JOIN cooperation_plan_asked a ON a.authority = r.authority WHERE r.role = 'municipal_secretariat'
                AND NOT EXISTS (SELECT 1 FROM cooperation_plan_answer x WHERE x.asked = a.id) ORDER BY p.name""")]
        self.work, self.agenda = f"/planarbejde/{self.version}", f"/raad/moede/{self.meeting}"

    def person(self, name):
        """That person at the screen: logged in again where the session has run out."""
        person = self.people.setdefault(name, Person(self.server.port))
        person.sending = None
        try:
            person.get("/mit-arbejde")
        except Refused:  # the session is over: the demo's clock has moved, forward by hand or back by a restart
            person.cookies.clear()
            person.log_in(name)
        person.sending = lambda: self.sending()
        return person

    # What the rows say.
    def state(self, rows):
        return one(rows, "SELECT state FROM councils_meeting WHERE id = ?", self.meeting)

    def reached(self, rows, state):
        order = ["scheduled", "call_for_items", "agenda_draft", "agenda_sent", "held", "minutes_draft", "minutes_sent", "minutes_approved", "published"]
        return order.index(self.state(rows)) >= order.index(state)

    def plan_state(self, rows):
        return one(rows, "SELECT state FROM cooperation_plan_version WHERE id = ?", self.version)

    def plan_reached(self, rows, state):
        order = ["draft", "in_consultation", "on_council_agenda", "discussed", "final", "published"]
        return order.index(self.plan_state(rows)) >= order.index(state)

    def items(self, rows):
        return rows.execute("SELECT id, title, record, outcome FROM councils_item WHERE meeting = ? ORDER BY position", (self.meeting,)).fetchall()

    # The acts in their order; some of them at the same time.
    def steps(self):
        """Lists of acts: those of one list are done at the same time by as many people."""
        yield [self.answer(name) for name in self.unanswered[:6]]
        with self.server.database() as rows:
            waiting = [answer for (answer,) in rows.execute("""SELECT a.id FROM cooperation_plan_answer a JOIN cooperation_plan_asked q ON q.id = a.asked
                JOIN cooperation_plan_consultation c ON c.id = q.consultation WHERE c.plan_version = ? AND a.reply = '' ORDER BY a.id""", (self.version,))]
        for answer in waiting:
            yield [self.reply(answer)]
        yield [Act("end the consultation", ["consultation_ended"], SECRETARY,
                   lambda p: (p.get(self.work + "/hoering"), p.send("/hoering/slut", reason="Alle, der vil, har svaret.")),
                   lambda rows: one(rows, "SELECT ended_on FROM cooperation_plan_consultation WHERE plan_version = ?", self.version) is not None)]
        yield [Act("put the plan on the agenda", ["item_added", "plan_put_on_agenda"], SECRETARY,
                   lambda p: (p.get(self.work + "/dagsorden"), p.send("/dagsorden", meeting=self.meeting)),
                   lambda rows: self.whole(rows, self.plan_reached(rows, "on_council_agenda"),
                                           one(rows, "SELECT count(*) FROM councils_item WHERE subject = ?", self.version) == 1,
                                           one(rows, "SELECT item FROM cooperation_plan_version WHERE id = ?", self.version) is not None))]
        yield [self.wish(name) for name in self.mayors[:4]]
        yield [self.step("begin_agenda", "meeting_agenda_begun", "agenda_draft")]
        yield [Act("send the agenda", ["meeting_agenda_sent"], SECRETARY,
                   lambda p: (p.get(self.agenda + "/udsend"), p.send("/skridt", act="send_agenda")),
                   lambda rows: self.whole(rows, self.reached(rows, "agenda_sent"), one(rows, "SELECT min(number) FROM councils_item WHERE meeting = ?", self.meeting) > 0,
                                           one(rows, "SELECT count(*) FROM mail_outbox WHERE subject LIKE 'Indkaldelse:%'") > 20))]
        yield [self.clock("2020-12-08", "10:05")]
        yield [self.step("hold", "meeting_opened", "held")]
        yield [Act("note who is there", ["meeting_attendance_noted"], SECRETARY, self.note_attendance,
                   lambda rows: self.whole(rows, *[one(rows, "SELECT count(*) FROM councils_attendance WHERE meeting = ?", self.meeting) == 11]))]
        with self.server.database() as rows:
            items = [item for item, _, _, _ in self.items(rows)]
        for item in items:
            yield [self.minute(item)]
        yield [self.step("begin_minutes", "meeting_ended", "minutes_draft")]
        yield [Act("send the minutes", ["meeting_minutes_sent"], SECRETARY, lambda p: (p.get(self.agenda + "/referat"), p.send("/skridt")),
                   lambda rows: self.whole(rows, self.reached(rows, "minutes_sent"), one(rows, "SELECT count(*) FROM mail_outbox WHERE subject LIKE 'Referat:%'") > 20))]
        yield [self.approve(name) for name in self.mayors]
        yield [self.clock("2020-12-18", "09:00")]
        yield [Act("record the minutes as approved", ["meeting_minutes_approved"], SECRETARY, lambda p: (p.get(self.agenda + "/referat"), p.send("/skridt")),
                   lambda rows: self.reached(rows, "minutes_approved"))]
        yield [Act("publish the minutes", ["meeting_minutes_published"], SECRETARY, lambda p: (p.get(self.agenda + "/offentliggoer"), p.send("/skridt")),
                   lambda rows: self.whole(rows, self.reached(rows, "published"), one(rows, "SELECT count(*) FROM registry_thing WHERE address LIKE ?", f"/moeder/{self.meeting}/%") == 1))]
        yield [Act("note the discussion", ["plan_discussed"], SECRETARY, lambda p: (p.get(self.work), p.send("/droeftet")),
                   lambda rows: self.plan_reached(rows, "discussed"))]
        yield [Act("settle on the text", ["plan_made_final"], CHIEF, lambda p: (p.get(self.work + "/offentliggoer"), p.send("/endelig")),
                   lambda rows: self.plan_reached(rows, "final"))]
        yield [Act("publish the plan", ["plan_published"], CHIEF, lambda p: (p.get(self.work + "/offentliggoer"), p.send("/offentliggoer")),
                   lambda rows: self.whole(rows, self.plan_reached(rows, "published"),
                                           one(rows, "SELECT state FROM cooperation_plan_plan WHERE year = 2021") == "in_force",
                                           one(rows, "SELECT count(*) FROM cooperation_plan_initiative i JOIN cooperation_plan_plan p ON p.id = i.plan WHERE p.year = 2021") == 7))]

    def whole(self, rows, *parts):
        """An act with several parts is done whole or not at all."""
        if any(parts) and not all(parts):
            raise AssertionError(f"half an act lies on the disk: {parts}")
        return all(parts)

    def answer(self, name):
        def done(rows):
            return one(rows, "SELECT count(*) FROM cooperation_plan_answer WHERE answered_by = ?", name) == 1
        return Act(f"answer as {name}", ["consultation_answered"], name,
                   lambda p: (p.get(self.work + "/svar"), p.send("/svar", body="Vi har ingen bemærkninger til udkastet.")), done)

    def reply(self, answer):
        return Act("reply to an answer", ["consultation_replied"], SECRETARY,
                   lambda p: (p.get(self.work + "/hoering"), p.send(f"/hoering/svar/{answer}", **{"reply-" + answer: "Tak. Det er taget med."})),
                   lambda rows: one(rows, "SELECT reply FROM cooperation_plan_answer WHERE id = ?", answer) != "")

    def wish(self, name):
        title = f"Ønske fra {name}"
        return Act(title, ["item_added"], name,
                   lambda p: (p.get(self.agenda + "/nyt-punkt"), p.send("/nyt-punkt", title=title)),
                   lambda rows: one(rows, "SELECT count(*) FROM councils_item WHERE meeting = ? AND title = ?", self.meeting, title) == 1)

    def approve(self, name):
        return Act(f"approve as {name}", ["minutes_approved_by_member"], name,
                   lambda p: (p.get(self.agenda + "/referat"), p.send("/svar", answer="approved")),
                   lambda rows: one(rows, """SELECT count(*) FROM audit_entry WHERE thing = ? AND verb = 'minutes_approved_by_member' AND name = ?""", self.meeting, name) == 1)

    def step(self, act, verb, state):
        return Act(act, [verb], SECRETARY, lambda p: (p.get(self.agenda), p.send("/skridt", act=act)), lambda rows: self.reached(rows, state))

    def clock(self, day, time):
        def done(_):
            try:
                with open(self.server.folder + "/data/clock", encoding="ascii") as file:
                    kept = datetime.datetime.fromtimestamp(int(file.read()) / 1e6, datetime.timezone.utc)
                    return kept.date().isoformat() == day
            except FileNotFoundError:
                return False
        return Act(f"move the clock to {day}", ["clock_moved"], SECRETARY, lambda p: (p.get("/ur"), p.send("/ur", dag=day, klokken=time)), done, audited=False)

    def note_attendance(self, person):
        person.get(self.agenda + "/fremmoede")
        seats = [name for name, _ in person.form("/fremmoede").fields if name.startswith("presence-")]
        filled = {seat: "present" for seat in seats}
        filled[seats[-1]] = "apology"
        filled[seats[-1].replace("presence-", "reason-")] = "Syg"
        person.send("/fremmoede", **filled)

    def minute(self, item):
        address = f"{self.agenda}/punkt/{item}/moedetilstand"
        return Act("minute an item", ["item_minuted", "decision_taken"], SECRETARY,
                   lambda p: (p.get(address), p.send("/moedetilstand", record="Rådet drøftede punktet.", outcome="decided", **{"decision-1": "Sekretariatet skriver til kommunerne."})),
                   lambda rows: self.whole(rows, one(rows, "SELECT outcome FROM councils_item WHERE id = ?", item) == "decided",
                                           one(rows, "SELECT count(*) FROM councils_decision WHERE item = ?", item) == 1))


def together(acts, year):
    """Does acts at the same time; answers for each whether the server has acknowledged it. Refusals are raised."""
    def do(act):
        person = None
        before = 0
        try:
            person = year.person(act.who)
            before = person.acknowledged
            act.do(person)
            return True
        except Gone:
            return person is not None and person.acknowledged > before
    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))

