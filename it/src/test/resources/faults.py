"""Faults between the publisher and an AWS emulator.

PUT /_faults takes a list of rules, and lets go of everything that was held; GET /_faults tells whether something is held,
GET /_faults/unmet which rules still wait for a request.
A rule has a regular expression "match" for "<region> <method> <path>", a "fault", how many matching requests to "skip", and
how many "times" it applies (once).
"""

import asyncio
import json
import re

from mitmproxy import http

CONTROL = "/_faults"
REGION = re.compile(r"Credential=[^/]+/[^/]+/([^/]+)/")


class Faults:
    def __init__(self):
        self.rules = []
        self.arrived = 0
        self.frozen = False
        self.released = asyncio.Event()
        self.all_arrived = asyncio.Event()

    def requestheaders(self, flow):
        if flow.request.path.startswith(CONTROL):
            return
        region = REGION.search(flow.request.headers.get("authorization", ""))
        path = flow.request.path.split("?")[0]
        name = f"{region.group(1) if region else '-'} {flow.request.method} {path}"
        flow.metadata["late"] = self.frozen
        flow.metadata["rule"] = self.rule(name)
        fault = flow.metadata["rule"].get("fault", "")
        if fault == "cut-while-sending":
            flow.kill()
        elif fault in ("hold-before", "hold-after"):
            self.frozen = True

    def rule(self, name):
        for rule in self.rules:
            if re.fullmatch(rule["match"], name):
                if rule.get("skip", 0) > 0:
                    rule["skip"] -= 1
                elif rule.setdefault("times", 1) > 0:
                    rule["times"] -= 1
                    return rule
        return {}

    async def request(self, flow):
        if flow.request.path.startswith(CONTROL):
            self.control(flow)
            return
        rule = flow.metadata["rule"]
        fault = rule.get("fault", "")
        if flow.metadata["late"] or fault == "hold-before":
            await self.hold(flow)
        elif fault == "cut-before":
            flow.kill()
        elif fault == "answer-instead":
            flow.response = self.answer(rule)
        elif fault == "wait-for-all":
            self.arrived += 1
            if self.arrived == rule["all"]:
                self.all_arrived.set()
            await self.all_arrived.wait()

    async def response(self, flow):
        if flow.request.path.startswith(CONTROL):
            return
        rule = flow.metadata["rule"]
        fault = rule.get("fault", "")
        if self.frozen and not flow.metadata["late"]:
            await self.hold(flow)
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

    @staticmethod
    def answer(rule):
        headers = {"content-type": "application/json"} | rule.get("headers", {})
        return http.Response.make(rule["status"], rule.get("body", "{}"), headers)

    async def hold(self, flow):
        await self.released.wait()
        if flow.killable:
            flow.kill()

    def control(self, flow):
        if flow.request.method == "PUT":
            self.rules = json.loads(flow.request.text)
            self.arrived = 0
            self.frozen = False
            self.released.set()
            self.released = asyncio.Event()
            self.all_arrived = asyncio.Event()
        if flow.request.path == CONTROL:
            text = "held" if self.frozen else ""
        else:
            text = "\n".join(rule["match"] for rule in self.rules if rule.get("times", 1) > 0)
        flow.response = http.Response.make(200, text)


addons = [Faults()]
