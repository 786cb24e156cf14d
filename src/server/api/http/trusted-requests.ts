import type { FastifyReply, FastifyRequest } from 'fastify'
import { answerError, UNTRUSTED } from '../client-errors.ts'
import type { ServerParts } from '../server-parts.ts'
import { type DocumentRequest, namesDocument } from '../trusted-documents.ts'

type Hook = (request: FastifyRequest, reply: FastifyReply, done: () => void) => void

/**
 * Replaces ids of trusted documents by their text, and refuses all other documents before they are parsed for execution.
 * Requests that name no document pass: they get the landing page or an error. So do the commands on this machine.
 */
export function onlyTrustedDocuments({ settings, access }: Pick<ServerParts, 'settings' | 'access'>): Hook {
  const { trustedDocuments, maxTokens } = settings
  return (request, reply, done) => {
    const sent = trustedDocuments && sentDocument(request)
    if (!sent || !namesDocument(sent)) return done()
    const key = request.headers['x-api-key']
    if (typeof key === 'string' && access.isOperatorKey(key)) return done()
    const query = trustedDocuments.find(sent, maxTokens)
    if (query === null) return void answerError(request, reply, 403, UNTRUSTED)
    replaceDocument(request, query)
    done()
  }
}

/** The document in the URL or the body of a request, or its id; null for another body. */
export function sentDocument(request: FastifyRequest): DocumentRequest | null {
  if (request.method === 'GET') return parametersOf(request)
  const { body } = request
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : null
}

function parametersOf({ url }: FastifyRequest): DocumentRequest {
  const parameters = new URLSearchParams(url.split('?')[1])
  return {
    query: parameters.get('query'),
    documentId: parameters.get('documentId'),
    extensions: parseJson(parameters.get('extensions')),
  }
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

/** Apollo Server knows no `documentId`, and refuses `persistedQuery`. */
function replaceDocument(request: FastifyRequest, query: string): void {
  if (request.method === 'GET') {
    const [path, search] = request.url.split('?')
    const parameters = new URLSearchParams(search)
    for (const name of ['documentId', 'extensions']) parameters.delete(name)
    parameters.set('query', query)
    request.raw.url = `${path}?${parameters}`
    return
  }
  const { documentId: _id, extensions: _extensions, ...rest } = request.body as Record<string, unknown>
  request.body = { ...rest, query }
}
