import { describe } from 'vitest'
import { buildGovernanceDecisionCredential, parseGovernanceDecisionCredential } from '../../src/credential/index.js'
import { decision } from '../credential/voice-inputs.js'
import { readsWhatFits } from './reader-contract.js'

describe('governance-decision-credential schema', () => {
  readsWhatFits({
    schema: 'governance-decision-credential',
    built: buildGovernanceDecisionCredential(decision),
    parse: parseGovernanceDecisionCredential,
    // Dates and counts.
    formAlone: /(From|Until|At)\b|votes|ballots/,
  })
})
