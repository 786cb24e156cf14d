import type { Principal } from '../../access/principal.ts'
import { AttuneError } from '../../domain/errors.ts'
import { findPrivacyRequest, type PrivacyRequest } from '../../privacy/privacy-requests.ts'
import type { RequestContext } from './context.ts'
import type { PrivacyRequestModel, PrivacyRequestPayload } from './models.ts'
import { toDate } from './scalars.ts'
import type { ServerParts } from './server-parts.ts'
import { payloadOf } from './write-payload.ts'
import { WriteInput } from './write-records.ts'

/** Erases a user, and reads the request. */
export async function requestErasure(
  { userId }: { readonly userId?: string | null },
  context: RequestContext,
): Promise<PrivacyRequestPayload> {
  const { parts } = context
  const input = new WriteInput()
  const id = input.id('userId', userId)
  const { written, problems, watermark } = await payloadOf(
    context,
    input.problems,
    input.isValid ? () => erase(id, context) : null,
  )
  if (watermark !== null) parts.changes.tell(id, watermark)
  const request = written?.requestId ? await findPrivacyRequest(parts.graph, written.requestId) : null
  return { request: request && (await modelOf(request, parts)), problems }
}

/** Exports the data of a user, and reads the request. */
export async function requestExport(
  { userId }: { readonly userId?: string | null },
  context: RequestContext,
): Promise<PrivacyRequestPayload> {
  const { parts, signal } = context
  const input = new WriteInput()
  const id = input.id('userId', userId)
  const { written, problems } = await payloadOf(
    context,
    input.problems,
    input.isValid
      ? async () => ({ changed: 1, problems: [], requestId: await parts.exports.request(id, { signal }) })
      : null,
  )
  const request = written && (await findPrivacyRequest(parts.graph, written.requestId))
  return { request: request && (await modelOf(request, parts)), problems }
}

/** A request of any kind; null if there is none with this id, or none that the caller may see. */
export async function loadPrivacyRequest(
  id: string,
  { parts, principal, signal }: RequestContext,
): Promise<PrivacyRequestModel | null> {
  const request = await findPrivacyRequest(parts.graph, id, { signal })
  return request && (await maySee(request, principal, parts)) ? modelOf(request, parts) : null
}

/** Requests are for their user and for keys with the scope `privacy`. */
async function maySee(
  { subject }: PrivacyRequest,
  { scopes, userId }: Principal,
  { exports }: ServerParts,
): Promise<boolean> {
  return scopes.has('privacy') || (userId !== null && (await exports.subjectOf(userId)) === subject)
}

/** Not ended by the deadline: the deletion is all or nothing. A full disk is a problem of the call, which can be repeated. */
async function erase(userId: string, { parts }: RequestContext) {
  try {
    return { changed: 1, problems: [], requestId: await parts.requestErasure(userId) }
  } catch (error) {
    if (!(error instanceof AttuneError) || error.code !== 'UNAVAILABLE') throw error
    const problem = { code: error.code, message: error.message, path: [], isRetryable: true }
    return { changed: 0, problems: [problem], requestId: null }
  }
}

async function modelOf(request: PrivacyRequest, { exports }: ServerParts): Promise<PrivacyRequestModel> {
  const { kind, state, requestedAt, finishedAt, ...rest } = request
  const isErased = kind === 'erasure' && state === 'done'
  return {
    ...rest,
    kind,
    state,
    downloadUrl: kind === 'export' && state === 'done' ? await exports.urlOf(request.id, finishedAt) : null,
    requestedAt: new Date(requestedAt),
    finishedAt: toDate(finishedAt),
    receipt: isErased ? request : null,
    problems: [],
  }
}
