/** The line that would add an issuer to a policy's `issuers`; the name is what the badge claims and is worth checking. */
export function policyLine(id: string, name = ''): string {
  // Cut by code points: half of a surrogate pair would not be read back.
  const shown = Array.from(name.slice(0, 400)).slice(0, 200).join('')
  return JSON.stringify({ id: id.slice(0, 4096), ...(shown !== '' && { name: shown }) })
}
