"""Faults between the publisher and an AWS emulator, for each account its own.

PUT /_faults/<account> takes a list of rules, and lets go of everything that was held; GET tells whether something is held,
GET /_faults/<account>/unmet which rules still wait for a request, GET /_faults/<account>/asked all requests since the PUT.
A rule has a regular expression "match" for "<region> <method> <path>", a "fault", how many matching requests to "skip", and
how many "times" it applies (once). Where a call is named by a header, as those to Systems Manager, that is the path.
"""

import asyncio
import calendar
import collections
import email.utils
import json
import re
import time

from mitmproxy import http

CONTROL = "/_faults/"
CREDENTIAL = re.compile(r"Credential=([^/]+)/[^/]+/([^/]+)/")
LONGEST_SKEW = 300


class Account:
    def __init__(self):
        self.rules = []
        self.asked = []
        self.arrived = 0
        self.frozen = False
        self.released = asyncio.Event()
        self.all_arrived = asyncio.Event()

    def rule(self, name):
        for rule in self.rules:
            if re.fullmatch(rule["match"], name):
                if rule.get("skip", 0) > 0:
                    rule["skip"] -= 1
                elif rule.setdefault("times", 1) > 0:
                    rule["times"] -= 1
                    return rule
        return {}

    async def hold(self, flow):
        await self.released.wait()
        if flow.killable:
            flow.kill()


class Faults:
    def __init__(self):
        self.accounts = collections.defaultdict(Account)

    def requestheaders(self, flow):
        if flow.request.path.startswith(CONTROL):
            return
        credential = CREDENTIAL.search(flow.request.headers.get("authorization", ""))
        account = self.accounts[credential.group(1) if credential else ""]
        path = "/" + flow.request.headers.get("x-amz-target", flow.request.path.split("?")[0][1:])
        name = f"{credential.group(2) if credential else '-'} {flow.request.method} {path}"
        account.asked.append(name)
        flow.metadata["account"] = account
        flow.metadata["late"] = account.frozen
        flow.metadata["rule"] = account.rule(name)
        fault = flow.metadata["rule"].get("fault", "")
        if fault == "cut-while-sending":
            flow.kill()
        elif fault in ("hold-before", "hold-after"):
            account.frozen = True

    async def request(self, flow):
        if flow.request.path.startswith(CONTROL):
            self.control(flow)
            return
        account = flow.metadata["account"]
        rule = flow.metadata["rule"]
        fault = rule.get("fault", "")
        if flow.metadata["late"] or fault == "hold-before":
            await account.hold(flow)
        elif fault == "cut-before":
            flow.kill()
        elif fault == "answer-instead":
            flow.response = self.answer(rule)
        elif fault == "clock" and self.skew(flow, rule) > LONGEST_SKEW:
            flow.response = self.answer(rule)
            self.tell_time(flow, rule)
        elif fault == "wait-for-all":
            account.arrived += 1
            if account.arrived == rule["all"]:
                account.all_arrived.set()
            await account.all_arrived.wait()

    async def response(self, flow):
        if flow.request.path.startswith(CONTROL):
            return
        account = flow.metadata["account"]
        rule = flow.metadata["rule"]
        fault = rule.get("fault", "")
        if account.frozen and not flow.metadata["late"]:
            await account.hold(flow)
        elif fault == "cut-after":
            flow.kill()
        elif fault == "cut-within-answer":
            # The length that was announced stays.
            flow.response.raw_content = flow.response.raw_content[:20]
            flow.response.headers["connection"] = "close"
        elif fault == "answer-afterwards":
            flow.response = self.answer(rule)
        elif fault == "slow":
            await asyncio.sleep(rule["seconds"])
        elif fault in ("clock", "date"):
            self.tell_time(flow, rule)

    @staticmethod
    def answer(rule):
        headers = {"content-type": "application/json"} | rule.get("headers", {})
        return http.Response.make(rule["status"], rule.get("body", "{}"), headers)

    @staticmethod
    def skew(flow, rule):
        """How far the time of a signature is from that of a server whose clock is so many seconds ahead."""
        signed = time.strptime(flow.request.headers.get("x-amz-date", "19700101T000000Z"), "%Y%m%dT%H%M%SZ")
        return abs(time.time() + rule["seconds"] - calendar.timegm(signed))

    @staticmethod
    def tell_time(flow, rule):
        flow.response.headers["date"] = email.utils.formatdate(time.time() + rule["seconds"], usegmt=True)

    def control(self, flow):
        account = self.accounts[flow.request.path.removeprefix(CONTROL).split("/")[0]]
        if flow.request.method == "PUT":
            account.released.set()
            account.__init__()
            account.rules = json.loads(flow.request.text)
        if flow.request.path.endswith("/unmet"):
            text = "\n".join(rule["match"] for rule in account.rules if rule.get("times", 1) > 0)
        elif flow.request.path.endswith("/asked"):
            text = "\n".join(account.asked)
        else:
            text = "held" if account.frozen else ""
        flow.response = http.Response.make(200, text)


addons = [Faults()]
