import { requireScope } from '../../../access/access-control.ts'
import type { ResolvedVersion } from '../../../domain/placement.ts'
import type { PreviewedLists, PreviewedPage } from '../../../evaluation/preview-placement.ts'
import { findDraft, findVersion } from '../../../steering/placement-versions.ts'
import type { PreviewInput } from '../__generated__/resolvers.ts'
import { parseFirst, parseIdList } from '../arguments.ts'
import type { RequestContext } from '../context.ts'
import type { PlacementPreviewModel, PreviewedListModel, PreviewedPageModel } from '../models.ts'
import { unsavedPage } from '../recommendations.ts'
import { WriteInput } from '../write-records.ts'
import { knownNames } from './manage-placements.ts'
import { parseSpec } from './parse-spec.ts'
import { readKey } from './read-values.ts'

const MAX_VIEWERS = 50

/** A page has many lists. */
const MAX_PAGE_VIEWERS = 5

/** Time that the request gets for each viewer, or each row of their page, in milliseconds. */
const VIEWER_MS = 200

/**
 * Lists of a placement that no viewer gets.
 *
 * @throws AttuneError `BAD_USER_INPUT` for wrong viewers, `FORBIDDEN` for users without the scope for them; GraphError
 */
export async function previewPlacement(
  given: PreviewInput,
  context: RequestContext,
): Promise<PlacementPreviewModel> {
  const { parts, nowMs, signal, principal } = context
  const userIds = parseIdList('viewers', given.viewers, MAX_VIEWERS)
  // With specs of its own, a caller could ask for what is known of each user whom it names.
  if (userIds.length > 0) requireScope(principal, 'server', 'previewPlacement of users')
  const viewerIds = userIds.length > 0 ? userIds : [null]
  const first = parseFirst(given.first, parts.settings.maxFirst)
  const atMs = given.at?.getTime() ?? nowMs
  const input = new WriteInput(['input'])
  readKey(input, 'key', given.key)
  const [version, before] = await Promise.all([
    previewed(given, input, context, atMs),
    comparedWith(given, input, context, atMs),
  ])
  if (version?.surface === 'PAGE' && viewerIds.length > MAX_PAGE_VIEWERS)
    input.fail('viewers', `must be at most ${MAX_PAGE_VIEWERS} of a page`)
  if (!input.isValid || version === null)
    return { lists: [], pages: [], report: null, problems: input.problems }
  context.extendDeadline(VIEWER_MS * viewerIds.length * Math.max(1, version.spec.rows.length))
  const { keyName } = principal
  if (keyName !== null && userIds.length > 0)
    parts.audit.noteRead({ actor: keyName, action: 'previewPlacement' })
  const { lists, pages, report } = await parts.previewPlacement(
    { version, before, viewerIds, atMs, first },
    { signal },
  )
  return {
    lists: lists.map((one) => listModel(one, context)),
    pages: pages.map((one) => pageModel(one, context)),
    report,
    problems: [],
  }
}

/** The version that is previewed; null if there is none, with a problem. */
async function previewed(
  { key, spec: given, number }: PreviewInput,
  input: WriteInput,
  context: RequestContext,
  atMs: number,
): Promise<ResolvedVersion | null> {
  const { parts, loaders, signal } = context
  if (given) {
    const stored = (await loaders.placementByKey.load(key))?.surface
    const surface = (stored ?? (given.rows?.length ? 'PAGE' : 'LIST')) as ResolvedVersion['surface']
    const owner = { key, surface }
    const spec = parseSpec(input.part('spec'), given, owner, await knownNames(given, context))
    return { ...owner, number: 0, spec }
  }
  if (number != null) return versionOf(key, number, 'number', input, context)
  const found =
    (await findDraft(parts.graph, key, { signal })) ??
    (await parts.placements.versionAt(key, atMs, { signal }))
  if (!found) input.fail('key', 'has no draft, and no version that applies')
  return found
}

async function comparedWith(
  { key, compareWith }: PreviewInput,
  input: WriteInput,
  context: RequestContext,
  atMs: number,
): Promise<ResolvedVersion | null> {
  const { parts, signal } = context
  if (compareWith != null) return versionOf(key, compareWith, 'compareWith', input, context)
  return parts.placements.versionAt(key, atMs, { signal })
}

async function versionOf(
  key: string,
  number: number,
  field: string,
  input: WriteInput,
  { parts, signal }: RequestContext,
): Promise<ResolvedVersion | null> {
  const version = await findVersion(parts.graph, key, number, { signal })
  if (!version) input.fail(field, 'is no version of the placement')
  return version
}

function listModel({ viewerId, list, before }: PreviewedLists, context: RequestContext): PreviewedListModel {
  return { viewerId, list: unsavedPage(list, context), before: unsavedPage(before, context) }
}

function pageModel({ viewerId, rows }: PreviewedPage, context: RequestContext): PreviewedPageModel {
  const models = rows.map(({ row, seed, list }) => ({ ...row, seed, results: unsavedPage(list, context) }))
  return { viewerId, rows: models }
}
