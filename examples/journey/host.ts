import { createVerifier } from 'rungs'
import {
  createOpenBadgesAuthorization,
  createOpenBadgesClient,
  createOpenBadgesProvider,
  type OpenBadgesClient,
  type OpenBadgesService,
} from 'rungs/exchange/openbadges'
import type { Net, SendingNet } from 'rungs/net'
import { mechanisms } from 'rungs/preset/all'
import { createMemoryStore } from 'rungs/storage'
import { startService } from './service.js'

/** A host of badges with the API of Open Badges 3.0. */
export interface Host {
  readonly url: string
  close(): Promise<void>
}

/** Starts a backpack that keeps badges for its users, and lets clients in that the user has agreed to. Its only user is Ana. */
export async function startHost(documents: readonly unknown[], net: Net): Promise<Host> {
  const store = createMemoryStore()
  return startService((baseUrl) => {
    // In the world a session says who it is.
    const authorization = createOpenBadgesAuthorization({ store, baseUrl, authenticate: async () => 'ana' })
    const provider = createOpenBadgesProvider({
      store,
      baseUrl,
      endpoints: authorization.endpoints,
      verifyToken: authorization.verifyToken,
      verifier: createVerifier({ mechanisms, documents, net }),
      service: {
        title: 'Backpack',
        termsOfService: 'https://backpack.example/terms',
        privacyPolicyUrl: 'https://backpack.example/privacy',
      },
    })
    return {
      handler: async (request, connection) =>
        (new URL(request.url).pathname.startsWith('/ims/') ? provider : authorization).handle(request, connection),
    }
  })
}

/** A client that a user has let in. */
export interface Joined {
  readonly client: OpenBadgesClient
  readonly service: OpenBadgesService
  readonly accessToken: string
}

/** Finds the host, registers there, has the user agree, and gets a token for these scopes. */
export async function join(host: string, name: string, scopes: readonly string[], net: SendingNet): Promise<Joined> {
  const client = createOpenBadgesClient({ net })
  const service = await client.discover(host)
  const redirectUri = `https://${name}.example/back/backpack`
  const about = { name, url: `https://${name}.example/`, redirectUris: [redirectUri], scopes }
  const registration = await client.register(service, about)
  const { url, session } = await client.startAuthorization(service, registration, { redirectUri, scopes })
  const { accessToken } = await client.finishAuthorization(session, registration, await agree(url))
  return { client, service, accessToken }
}

/** What the user does in a browser: reads the page that asks, and presses the button. */
async function agree(url: string): Promise<string> {
  const page = await (await fetch(url)).text()
  const ticket = /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const body = new URLSearchParams({ ticket, decision: 'allow' })
  const pressed = await fetch(url.split('?')[0] as string, { method: 'POST', body, redirect: 'manual' })
  return pressed.headers.get('location') ?? ''
}
