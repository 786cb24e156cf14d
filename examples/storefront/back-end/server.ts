import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { UserNameDocument, UserTokenDocument } from '../__generated__/graphql.ts'
import type { Attune } from './attune.ts'
import type { PageFile } from './page-files.ts'
import { SignIns } from './sign-ins.ts'

/** What the back end needs. */
export interface BackEndParts {
  /** Attune with the `server` key, which never leaves this process. */
  readonly attune: Attune
  /** What the page gets: where Attune is, and the `read,track` key, which may be public. */
  readonly pageConfig: { readonly url: string; readonly apiKey: string }
  /** The built page by path. */
  readonly files: ReadonlyMap<string, PageFile>
}

/** Longest body of a sign-in, in bytes. */
const MAX_BODY = 1_000

/** The back end of the shop: signs users in, gives them tokens, and serves the page. Lists come from Attune directly. */
export function backEnd({ attune, pageConfig, files }: BackEndParts): RequestListener {
  const signIns = new SignIns()
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    switch (`${request.method} ${request.url}`) {
      case 'GET /config.json':
        return send(response, pageConfig)
      case 'POST /sign-in': {
        const userId = await userIdIn(request)
        if (userId === null) return send(response, null, 400)
        response.setHeader('set-cookie', signIns.add(userId))
        return send(response, await tokenOf(attune, userId))
      }
      case 'POST /sign-out':
        signIns.remove(request)
        return send(response, null)
      case 'POST /token': {
        const userId = signIns.userOf(request)
        return send(response, userId === null ? null : await tokenOf(attune, userId))
      }
      default:
        return sendFile(response, files, request.url ?? '/')
    }
  }
  return (request, response) => {
    answer(request, response).catch(() => response.writeHead(502).end())
  }
}

/** The user who signs in; null for another body. A real shop checks a password here; this one accepts any id. */
async function userIdIn(request: IncomingMessage): Promise<string | null> {
  const { 'content-type': type, 'content-length': length } = request.headers
  // A form of another site cannot send this type, so it cannot sign anyone in.
  if (type !== 'application/json' || length === undefined || Number(length) > MAX_BODY) return null
  const body = (await json(request).catch(() => null)) as { userId?: unknown } | null
  const userId = body?.userId
  return typeof userId === 'string' && userId !== '' ? userId : null
}

/** A token with which the page reads and writes for this user, and for no other. */
async function tokenOf(attune: Attune, userId: string) {
  const [{ createUserToken }, { user }] = await Promise.all([
    attune.ask(UserTokenDocument, { userId }),
    attune.ask(UserNameDocument, { userId }),
  ])
  if (!createUserToken?.token) throw new Error(createUserToken?.problems[0]?.message ?? 'no token')
  const { token, expiresAt } = createUserToken
  return { userId, name: user?.name ?? userId, token, expiresAt }
}

function send(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

/** A file, or the page itself for an address within it, such as `/cart`. */
function sendFile(response: ServerResponse, files: BackEndParts['files'], url: string): void {
  const { pathname } = new URL(url, 'http://shop')
  const file = files.get(pathname) ?? (pathname.includes('.') ? undefined : files.get('/index.html'))
  if (file) response.writeHead(200, file.headers).end(file.body)
  else send(response, null, 404)
}
