import { phrase } from '../../i18n/index.js'
import type { WageEvidence } from '../../ladder/index.js'
import { type Html, html } from '../html.js'
import { payKindsOf, placesOf } from '../pay-kinds.js'
import type { LadderWords } from './ladder-words.js'
import { ACCEPTED } from './page-parts.js'

/** Where a worker brings their own badges. What it needs of the ladder is inside, as data that no browser runs. */
export function ownSection(words: LadderWords, evidence: readonly WageEvidence[], data: Html): Html {
  const { book, ladder } = words
  const { phrases } = book
  const places = placesOf(ladder, evidence)
  const kinds = payKindsOf(ladder, evidence)
  const kind = (at: number): string => {
    const { currency, workRelationship, timeBase, expenses } = kinds[at] as (typeof kinds)[number]
    return words.list([currency, phrases[`work.${workRelationship}`], phrases[`paid.${timeBase}`], phrases[`paid.${expenses}`]])
  }
  return html`<section id="own" aria-labelledby="own-title">
<h2 id="own-title">${phrases['map.own']}</h2>
<p>${phrases['map.ownIntro']} <strong>${phrases['web.private']}</strong></p>
<noscript><p>${phrases['map.noScript']}</p></noscript>
<form id="form">
<p class="drop"><span>${phrases['web.drop']}</span> <label class="button" for="files">${phrases['web.choose']}</label>
<input id="files" type="file" multiple accept="${ACCEPTED}"></p>
<p><label for="pasted">${phrases['web.pasteLabel']}</label>
<textarea id="pasted" rows="2" autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr"></textarea></p>
<p class="tools"><button>${phrases['web.check']}</button></p>
<p><label for="place">${phrases['map.place']}</label>
<select id="place" autocomplete="off"><option value="">${phrases['map.placeOpen']}</option>${places.map((one) => html`<option value="${one}">${words.places([one])}</option>`)}</select></p>
${
  kinds.length === 0
    ? undefined
    : html`<details><summary>${phrases['map.reckon']}</summary>
<p><label for="kind">${phrases['map.kind']}</label>
<select id="kind" autocomplete="off">${kinds.map((_, at) => html`<option value="${at}">${kind(at)}</option>`)}</select></p>
<p><label for="hours">${phrases['map.hours']}</label>
<input id="hours" inputmode="decimal" autocomplete="off" value="30" maxlength="6" dir="ltr"></p>
<p><label for="pay">${phrases['map.payNow']}</label>
<input id="pay" inputmode="decimal" autocomplete="off" maxlength="12" dir="ltr"></p>
</details>`
}
</form>
<p id="status" role="status" data-checking="${phrases['web.checking']}" data-failed="${phrases['web.failed']}"></p>
<div id="results"></div>
<p>${phrase(book, 'map.checkedBy', { issuers: [ladder.owner, ...(ladder.contributors ?? [])].map(words.clean) })}</p>
${data}
</section>
`
}
