"""Reads JUnit XML on standard input; fails where junitparser counts otherwise than it says."""

import sys

from junitparser import JUnitXml

report = JUnitXml.fromstring(sys.stdin.buffer.read())
stated = (report.tests, report.failures, report.errors, report.skipped)
for suite in report:
    said = (suite.tests, suite.failures, suite.errors, suite.skipped)
    suite.update_statistics()
    assert said == (suite.tests, suite.failures, suite.errors, suite.skipped), suite.name
report.update_statistics()
assert stated == (report.tests, report.failures, report.errors, report.skipped), stated
assert report.tests > 0
