import { describe } from 'vitest'
import { buildOutcomeObservationCredential, parseOutcomeObservationCredential } from '../../src/credential/index.js'
import { ballot } from '../credential/voice-inputs.js'
import { readsWhatFits } from './reader-contract.js'

describe('outcome-observation-credential schema', () => {
  readsWhatFits({
    schema: 'outcome-observation-credential',
    built: buildOutcomeObservationCredential(ballot),
    parse: parseOutcomeObservationCredential,
    // Dates and counts.
    formAlone: /(From|Until)\b|people|electorate|value|interval|count|options|leading|choices|disclosure/,
  })
})
