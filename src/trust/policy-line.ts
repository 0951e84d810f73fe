/** The line that would add an issuer to a policy's `issuers`; the name is what the badge claims and is worth checking. */
export function policyLine(id: string, name?: string): string {
  return JSON.stringify({ id: id.slice(0, 2048), ...(name !== undefined && { name: name.slice(0, 200) }) })
}
