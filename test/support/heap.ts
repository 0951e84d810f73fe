import { getHeapSnapshot, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What is in use once the garbage is collected. */
export function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed
}

/**
 * Whether texts are anywhere in memory, such as in a longer one that a part was cut from. They are made late, so as not to be found
 * themselves. For a small process: all of its memory is written out.
 */
export async function areInHeap(make: () => readonly string[]): Promise<readonly boolean[]> {
  // The engine keeps the last text that was matched.
  ;/x/.exec('x')
  heapUsed()
  let all = ''
  for await (const chunk of getHeapSnapshot().setEncoding('utf8')) all += chunk as string
  return make().map((text) => all.includes(text))
}
