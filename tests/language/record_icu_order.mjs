// Turn the word lists of this folder into the same lists in ICU's order: `node record_icu_order.mjs`.
//
// Each icu-order-TAG.txt has an entry a line under comments, of which the last names the ICU that sorted it. To add
// words, write them anywhere below the comments and run this. Take a new ICU: 72 does not know kk-Arab, 78 does.

import { readFileSync, writeFileSync } from "node:fs"

// CLDR has no order for kk-Latn: its list is of words that need none, and sorted by the common order of Latin letters.
const LOCALES = { kk: "kk", ru: "ru", en: "en", "kk-Latn": "en", "kk-Arab": "kk-Arab" }

for (const [tag, locale] of Object.entries(LOCALES)) {
  const file = new URL(`icu-order-${tag}.txt`, import.meta.url)
  const lines = readFileSync(file, "utf8").split("\n").filter((line) => line && !line.startsWith("# Sorted"))
  const comments = lines.filter((line) => line.startsWith("# "))
  const entries = [...new Set(lines.filter((line) => !line.startsWith("# ")))]
  const collator = new Intl.Collator(locale)
  entries.sort((one, other) => collator.compare(one, other) || (one < other ? -1 : 1))
  comments.push(`# Sorted as '${collator.resolvedOptions().locale}' by ICU ${process.versions.icu}, CLDR ${process.versions.cldr}.`)
  writeFileSync(file, [...comments, ...entries, ""].join("\n"))
}
