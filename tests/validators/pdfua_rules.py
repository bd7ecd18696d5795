"""Turn a PDF into the PDF/UA-1 rules it breaks, one per line; run by the Python that holds page-validation."""

import sys

import page

findings = []
for failure in page.validate_pdf(sys.argv[1], profile="ua1").failures:
    number = f" (object {failure.object_id.object_number})" if failure.object_id else ""
    findings.append(f"{failure.rule_id}: {failure.message}{number}")
sys.stdout.write("\n".join(findings))
