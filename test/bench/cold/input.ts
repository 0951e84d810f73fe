import { readFileSync } from 'node:fs'

/** What a fresh process signs. */
export interface ColdInput {
  readonly secretJwk: { readonly d: string }
  readonly did: string
  /** The instant of the proof. */
  readonly created: string
  readonly document: Record<string, unknown>
}

/** What a fresh process took from its first import to its first signed credential, microseconds. */
export interface ColdSample {
  readonly wallUs: number
  readonly cpuUs: number
  readonly proof: unknown
}

/** Reads the input, then times `sign`, which imports what it needs, and prints the sample. */
export async function runCold(sign: (input: ColdInput) => Promise<object>): Promise<void> {
  const input = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as ColdInput
  const cpu = process.cpuUsage()
  const start = performance.now()
  const { proof } = (await sign(input)) as { proof: unknown }
  const wallUs = (performance.now() - start) * 1000
  const { user, system } = process.cpuUsage(cpu)
  process.stdout.write(JSON.stringify({ wallUs, cpuUs: user + system, proof } satisfies ColdSample))
}
