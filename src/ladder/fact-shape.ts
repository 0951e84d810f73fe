import { canonicalizeJson, copyJson, inputError, isDeepFrozen, type JsonValue, type Problem } from '../core/index.js'
import { LADDER_LIMITS } from './digest.js'
import { amount, date, iri, list, oneOf, optional, problemsOf, record, type Shape, text } from './shape.js'
import type { Fact, FactEvidence, FactResult } from './types.js'

const MAX_FACTS = 100_000

const result: Shape<false> = /* @__PURE__ */ record<FactResult>({
  resultDescription: /* @__PURE__ */ optional(iri),
  resultType: /* @__PURE__ */ optional(text),
  status: /* @__PURE__ */ optional(
    /* @__PURE__ */ oneOf(['Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew']),
  ),
  value: /* @__PURE__ */ optional(text),
  level: /* @__PURE__ */ optional(iri),
  order: /* @__PURE__ */ optional(/* @__PURE__ */ list(text)),
})

const fact: Shape<false> = /* @__PURE__ */ record<Fact>({
  credentialId: iri,
  issuer: iri,
  subjectKeys: /* @__PURE__ */ list(text, 'subject keys', 100),
  achievement: /* @__PURE__ */ record<Fact['achievement']>({
    id: iri,
    version: /* @__PURE__ */ optional(text),
    achievementType: /* @__PURE__ */ optional(text),
    aliases: /* @__PURE__ */ list(iri),
  }),
  rung: /* @__PURE__ */ optional(
    /* @__PURE__ */ record<NonNullable<Fact['rung']>>({
      ladder: iri,
      version: /* @__PURE__ */ optional(text),
      digest: /* @__PURE__ */ optional(text),
      id: iri,
    }),
  ),
  alignments: /* @__PURE__ */ list(
    /* @__PURE__ */ record<Fact['alignments'][number]>({
      uri: /* @__PURE__ */ optional(iri),
      framework: /* @__PURE__ */ optional(text),
      code: /* @__PURE__ */ optional(text),
    }),
  ),
  results: /* @__PURE__ */ list(result),
  amounts: /* @__PURE__ */ list(
    /* @__PURE__ */ record<Fact['amounts'][number]>({
      measure: text,
      amount,
      from: /* @__PURE__ */ optional(date),
      to: /* @__PURE__ */ optional(date),
    }),
  ),
  validFrom: date,
  validUntil: /* @__PURE__ */ optional(date),
  awardedDate: /* @__PURE__ */ optional(date),
  work: /* @__PURE__ */ optional(/* @__PURE__ */ record<NonNullable<Fact['work']>>({ platform: /* @__PURE__ */ optional(iri) })),
  evidence: /* @__PURE__ */ optional(
    /* @__PURE__ */ list(
      /* @__PURE__ */ record<FactEvidence>({
        id: /* @__PURE__ */ optional(iri),
        genre: /* @__PURE__ */ optional(text),
        assessor: /* @__PURE__ */ optional(text),
      }),
      'evidence',
      1000,
    ),
  ),
  endorsement: /* @__PURE__ */ optional(
    /* @__PURE__ */ record<NonNullable<Fact['endorsement']>>({
      from: /* @__PURE__ */ oneOf(['peer', 'client', 'supervisor', 'council']),
    }),
  ),
  assurance: /* @__PURE__ */ optional(text),
  organisations: /* @__PURE__ */ optional(/* @__PURE__ */ list(iri, 'organisations', 100)),
  status: /* @__PURE__ */ oneOf(['active', 'revoked', 'suspended', 'unknown']),
  statusAsOf: /* @__PURE__ */ optional(date),
  authorised: /* @__PURE__ */ oneOf(['yes', 'no', 'unknown']),
  attestedBy: /* @__PURE__ */ optional(iri),
})

const facts: Shape<false> = /* @__PURE__ */ list(fact, 'facts', MAX_FACTS)

/** A fact with the text that it is ordered and digested by. */
export interface TextedFact {
  readonly fact: Fact
  readonly text: string
}

/** Facts copied, checked and put into an order that does not depend on theirs; the same fact twice is one. */
export function readFacts(input: readonly Fact[]): readonly TextedFact[] {
  const given = entriesOf(input)
  const texted = readBefore(given) ?? readNow(given)
  texted.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  return texted.filter((item, index) => item.text !== texted[index - 1]?.text)
}

/** A list of the caller's, which might answer differently the next time, read once. What is no such list, reading it says. */
function entriesOf(input: readonly Fact[]): readonly Fact[] {
  if (!Array.isArray(input) || input.length > MAX_FACTS) return input
  try {
    return Array.from({ length: input.length }, (_, index) => input[index] as Fact)
  } catch {
    return input
  }
}

/** Facts that nobody can change any more, as `toFacts` gives them, and what was read of them. */
const known: WeakMap<Fact, TextedFact> = /* @__PURE__ */ new WeakMap()

function readBefore(given: readonly Fact[]): TextedFact[] | undefined {
  if (!Array.isArray(given)) return undefined
  const texted: TextedFact[] = []
  for (const item of given) {
    const read = known.get(item)
    if (read === undefined) return undefined
    texted.push(read)
  }
  return texted
}

function readNow(given: readonly Fact[]): TextedFact[] {
  const copy = copyJson(given, LADDER_LIMITS)
  throwFirst(problemsOf(facts, copy, '/facts'))
  const texted = (copy as readonly JsonValue[]).map((item) => ({ fact: item as unknown as Fact, text: canonicalizeJson(item) }))
  texted.forEach((read, index) => {
    const item = given[index] as Fact
    if (isDeepFrozen(item)) known.set(item, read)
  })
  return texted
}

/** Throws the first of a list of problems, if any. */
export function throwFirst(problems: readonly Problem[]): void {
  const [first] = problems
  if (first !== undefined) throw inputError(first.code, first.params, first.path)
}
