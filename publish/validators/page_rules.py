"""Turn a PDF into the rules of a profile (`ua1`, `2a`) that it breaks, as JSON: rule, message, number of the object.

A program of its own, as it is run by the Python that holds page-validation.
"""

import json
import sys

import page

failures = page.validate_pdf(sys.argv[1], profile=sys.argv[2]).failures
json.dump(
    [(each.rule_id, each.message, each.object_id.object_number if each.object_id else 0) for each in failures],
    sys.stdout,
)
