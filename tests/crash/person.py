# A person with a browser that has no screen: keeps cookies, reads forms as they stand on the page and sends them filled in.
import html.parser
import http.client
import re
import urllib.parse


class Form:
    def __init__(self, action, method):
        self.action, self.method, self.fields, self.buttons = action, method, [], []

    def named(self, name):
        return any(known == name for known, _ in self.fields)


class _Forms(html.parser.HTMLParser):
    """Collects the forms of a page with the values they begin with."""

    def __init__(self):
        super().__init__()
        self.forms, self.form, self.area, self.select, self.button = [], None, None, None, None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "form":
            self.form = Form(attributes.get("action", ""), attributes.get("method", "get"))
            self.forms.append(self.form)
        elif self.form is None:
            return
        elif tag == "input" and attributes.get("name"):
            kind = attributes.get("type", "text")
            if kind in ("checkbox", "radio") and "checked" not in attributes:
                return
            if kind != "file":
                self.form.fields.append((attributes["name"], attributes.get("value", "")))
        elif tag == "textarea":
            self.area = [attributes["name"], ""]
        elif tag == "select":
            self.select = [attributes["name"], None]
        elif tag == "option" and self.select:
            if self.select[1] is None or "selected" in attributes:
                self.select[1] = attributes.get("value", "")
        elif tag == "button":
            self.button = ""

    def handle_data(self, data):
        if self.area:
            self.area[1] += data
        if self.button is not None:
            self.button += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.form.fields.append((self.area[0], self.area[1].removeprefix("\n")))
            self.area = None
        elif tag == "select" and self.select:
            self.form.fields.append((self.select[0], self.select[1] or ""))
            self.select = None
        elif tag == "button" and self.button is not None and self.form:
            self.form.buttons.append(self.button.strip())
            self.button = None
        elif tag == "form":
            self.form = None


class Refused(Exception):
    """An answer that is no page and no redirect."""


class Gone(Exception):
    """The server went away before it had answered: what was sent may or may not have been done."""


class Person:
    def __init__(self, port):
        self.port, self.cookies, self.path, self.page = port, {}, "/", ""
        self.sending = None    # called when a form is about to be sent
        self.acknowledged = 0  # forms that the server has answered with "done, go there"

    def request(self, method, path, fields=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        heads = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "Sec-Fetch-Site": "same-origin"}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            heads["Content-Type"] = "application/x-www-form-urlencoded"
        if method == "POST" and self.sending:
            self.sending()
        try:
            connection.request(method, path, body, heads)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as broken:
            raise Gone(str(broken)) from broken
        finally:
            connection.close()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, content = value.split(";")[0].split("=", 1)
                self.cookies[key] = content
        if answer.status in (302, 303):
            self.acknowledged += method == "POST"
            return self.request("GET", answer.getheader("Location").split("#")[0])
        if answer.status >= 400:
            raise Refused(f"{method} {path}: {answer.status}\n{re.sub('<[^>]+>', ' ', text)[:2000]}")
        self.path, self.page = path, text
        return text

    def get(self, path):
        return self.request("GET", path)

    def forms(self):
        reader = _Forms()
        reader.feed(self.page)
        return reader.forms

    def form(self, action):
        """The form on this page whose action matches."""
        for form in self.forms():
            if re.search(action, form.action):
                return form
        raise Refused(f"{self.path} has no form for {action}; it has {[form.action for form in self.forms()]}")

    def send(self, action, **filled):
        form = self.form(action)
        fields = [(name, value) for name, value in form.fields if name not in filled]
        for name, value in filled.items():
            fields += [(name, one) for one in (value if isinstance(value, list) else [value])]
        return self.request("POST", form.action.split("#")[0], fields)

    def log_in(self, name):
        self.get("/log-ind")
        for form in self.forms():
            if name in form.buttons:
                return self.request("POST", form.action, form.fields)
        raise Refused(f"nobody is called {name}")
