import type { ChecklistItem } from './checklist.ts'

const PROVIDER = 'test/exchange/openbadges/provider.test.ts'
const AUTHORIZATION = 'test/exchange/openbadges/authorization.test.ts'
const CLIENT = 'test/exchange/openbadges/client.test.ts'
const JOURNEY = 'test/exchange/openbadges/journey.test.ts'

/** What is asked of the two sides of the Open Badges API (OB 3.0 sections 6 and 7). */
export const openBadgesChecklist: readonly ChecklistItem[] = [
  { id: 'R1', says: 'The API lies at /ims/ob/v3p0, over https; discovery is public (6.2, 6.3)', shownBy: [[PROVIDER, /R1:/]] },
  { id: 'R2', says: 'The description is a profiled OpenAPI 3.0 document (6.3, 7.1.1, B.4)', shownBy: [[PROVIDER, /R2:/]] },
  { id: 'R3', says: 'Scopes are exact (6.2.1)', shownBy: [[PROVIDER, /R3:/]] },
  {
    id: 'R4',
    says: 'GET /credentials takes limit, offset and since; its body has no other keys than the two (6.2.2, B.2.1)',
    shownBy: [
      [PROVIDER, /R4:/],
      [CLIENT, /R4:/],
    ],
  },
  {
    id: 'R5',
    says: 'Tokens are in compactJwsString, all else in credential (B.2.1)',
    shownBy: [
      [PROVIDER, /R5:/],
      [CLIENT, /R5:/],
    ],
  },
  {
    id: 'R6',
    says: 'X-Total-Count, and Link where a page is not all (6.4)',
    shownBy: [
      [PROVIDER, /R6:/],
      [CLIENT, /R6:|gets no token|without an end/],
    ],
  },
  {
    id: 'R7',
    says: 'POST /credentials by media type; 201, 200 and 304; the badge comes back (6.2.3)',
    shownBy: [
      [PROVIDER, /R7/],
      [CLIENT, /R7:/],
    ],
  },
  { id: 'R8', says: 'Equality by section 10; what older submissions do is said', shownBy: [[PROVIDER, /R8/]] },
  {
    id: 'R9',
    says: 'GET and PUT /profile, whole (6.2.4, 6.2.5)',
    shownBy: [
      [PROVIDER, /R9:/],
      [CLIENT, /R9:/],
    ],
  },
  {
    id: 'R10',
    says: 'Errors are Imsx_StatusInfo (B.5)',
    shownBy: [
      [PROVIDER, /R10:/],
      [CLIENT, /R10/],
    ],
  },
  {
    id: 'R11',
    says: 'Dynamic registration without a token; https URLs on one host; all metadata comes back (7.1.1)',
    shownBy: [
      [AUTHORIZATION, /R11:/],
      [CLIENT, /R11:/],
    ],
  },
  {
    id: 'R12',
    says: 'PKCE with S256, state, scope, exact redirect_uri, response_type code (7.1.2)',
    shownBy: [
      [AUTHORIZATION, /R12:/],
      [CLIENT, /R12:|mixed up/],
    ],
  },
  {
    id: 'R13',
    says: 'HTTP Basic and a form; a code is good once, and its tokens end when it comes again (7.1.2)',
    shownBy: [
      [AUTHORIZATION, /R13:/],
      [CLIENT, /R13:/],
    ],
  },
  {
    id: 'R14',
    says: 'A refresh is never wider; revocation with a hint (7.2, 7.3)',
    shownBy: [
      [AUTHORIZATION, /R14:/],
      [CLIENT, /R14:/],
    ],
  },
  {
    id: 'R15',
    says: 'Cache-Control and Expires of the description are heeded; a refusal says when to come back (6.5, 7.1.1)',
    shownBy: [[CLIENT, /R15/]],
  },
  { id: 'R16', says: 'What one client hands in another reads, equal and verifiable', shownBy: [[JOURNEY, /R16:/]] },
]
