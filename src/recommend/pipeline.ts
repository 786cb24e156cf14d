import type { RecommendationRequest } from '../domain/recommendation.ts'
import type { SourceName } from '../domain/source-name.ts'
import type { Viewer } from '../domain/viewer.ts'
import { traced } from '../platform/tracing.ts'
import { type ItemConditions, readConditions } from './allowed-items.ts'
import { steerOf } from './arrange-steered.ts'
import type { ChosenItems } from './choose-items.ts'
import { completeList } from './complete-list.ts'
import { arrangePool, catalogFor } from './fill-places.ts'
import { filtersOf, LeftOutItems } from './item-filters.ts'
import type { MadePool, ReadPool } from './list-cache.ts'
import type { ListContext, ListMaker, ListParts, ListRun, MadeList } from './list-maker.ts'
import type { Answer, Question } from './question.ts'
import { readOptions } from './read-query.ts'
import type { ReadQuery } from './recipe.ts'
import { isFiller } from './scoring/probabilities.ts'
import { searchCode } from './serving/search-code.ts'
import { servedPool, serveList } from './serving/serve-list.ts'
import { newRecommendationId, type ServedList } from './serving/served-lists.ts'
import { type Gathered, gather, type SourceResponse } from './sources/gather.ts'
import { distinctIds, pickCandidates } from './sources/pick-candidates.ts'
import type { Arranged, Draft, ItemScope, Pipeline } from './stages.ts'
import { isWithheld } from './viewer-consent.ts'

/** Makes lists by a pipeline. */
export function listMaker<Read extends ReadQuery, Scope extends ItemScope>(
  pipeline: Pipeline<Read, Scope>,
): ListMaker {
  return {
    async make(parts, request, context) {
      const run = runOf(parts, request, context)
      const cached = parts.cache?.pool(request, context)
      const { read, watermark, pool, ...made } = cached ?? (await readPool(pipeline, run))
      const code = await searchCode(parts.graph, request.subject, run.options)
      const recommendationId = newRecommendationId(context.nowMs, code)
      const list = serveList(request, read, pool, { ...context, watermark, recommendationId })
      return { list, viewer: read.viewer, catalogRevision: read.state.catalogRevision, ...made }
    },
    explain(parts, request, context, list) {
      return explain(pipeline, runOf(parts, request, context), list)
    },
    async extend(parts, request, context, list, count) {
      const run = { ...runOf(parts, request, context), extended: list, count }
      const { pool } = await makePool(pipeline, run, await pipeline.read(run))
      const { items, further, more = 0, heldBack } = pool
      return { ...list, items: [...list.items, ...items, ...further], more, ...(heldBack && { heldBack }) }
    },
  }
}

function runOf(parts: ListParts, request: RecommendationRequest, context: ListContext): ListRun {
  const { listLimit: count } = parts.policy
  return { parts, request, context, options: readOptions(context), extended: null, count }
}

/** Makes a pool and caches it. */
async function readPool<Read extends ReadQuery, Scope extends ItemScope>(
  pipeline: Pipeline<Read, Scope>,
  run: ListRun,
): Promise<ReadPool> {
  const { parts, context } = run
  const read = await traced('read viewer', () => pipeline.read(run))
  const pool = { ...(await makePool(pipeline, run, read)), read, watermark: context.watermark }
  parts.cache?.putPool(context, pool)
  return pool
}

async function makePool<Read extends ReadQuery, Scope extends ItemScope>(
  pipeline: Pipeline<Read, Scope>,
  run: ListRun,
  read: Read,
): Promise<MadePool<SourceResponse>> {
  const { request } = run
  const { policy } = read.recipe
  const more = pipeline.askAlso?.(run, read) ?? null
  const [answer, also, scope] = await Promise.all([
    answerTo(run, pipeline.ask(run, read)),
    more && answerTo(run, more),
    traced('scope', () => pipeline.scope(run, read)),
  ])
  const answers: Gathered[] = also ? [answer, also] : [answer]
  const draft = { read, scope, answer, also }
  const chosen = await traced('choose', () => pipeline.choose(run, draft))
  const scored = traced('score', () => pipeline.score(run, draft, chosen.itemIds))
  const {
    items,
    fallbackSteps,
    isOfRevision = true,
  } = await chosen.fill(scored, fillsItself(request) ? 0 : pipeline.least(run, draft, scored))
  const temperature = request.temperature ?? policy.temperature
  const { steering } = request
  const ofPlacement = async (key: string) => {
    const other = steering?.others.get(key)
    return other ? idsOf(pipeline, { ...run, request: other }) : []
  }
  const ofSource = async (name: SourceName) => {
    const sources = run.parts.sources.filter((source) => source.name === name)
    const asked = {
      ...askAboutViewer(run, read),
      sources: isWithheld(name, run.context.denied) ? [] : sources,
    }
    const gathered = await gatherFor(run, asked)
    answers.push(gathered)
    return gathered.responses.flatMap(({ proposals: { ranking } }) => ranking.best(ranking.size))
  }
  const pool = { chosen, items, temperature }
  const arrange = async () =>
    steering
      ? completeList({ pipeline, run, draft, pool, steering, fallbackSteps, ofPlacement, ofSource })
      : {
          ...(await arrangePool(pipeline, run, draft, pool, steerOf(pipeline, run, draft, pool))),
          fallbackSteps,
        }
  const { kept, removed, ...rest } = await traced('arrange', arrange)
  const served = servedPool({
    ...rest,
    items: kept,
    degradedSources: [...new Set(answers.flatMap(({ degradedSources }) => degradedSources))],
    candidates: answer.picked.candidates,
    passes: (itemId) => chosen.passes(itemId),
    leftOut: leftOutOf(run, chosen, removed),
    ...(pipeline.summarize && { search: pipeline.summarize(scope) }),
  })
  const responses = answers.flatMap((one) => one.responses)
  return {
    pool: served,
    responses,
    conditions: scope.conditions,
    isOfRevision: isOfRevision && isCurrent(draft),
  }
}

/** Whether a placement says itself what fills its lists. A category, a search and named candidates are in their lists as a whole. */
function fillsItself({ subject: { kind }, steering, candidateIds }: ListRun['request']): boolean {
  const isWhole = candidateIds !== null || kind === 'catalog' || kind === 'search'
  return !isWhole && (steering?.spec.fallback.length ?? 0) > 0
}

/** The items of a list that is not served. */
async function idsOf<Read extends ReadQuery, Scope extends ItemScope>(
  pipeline: Pipeline<Read, Scope>,
  run: ListRun,
): Promise<readonly string[]> {
  const { pool } = await makePool(pipeline, run, await pipeline.read(run))
  return [...pool.items, ...pool.further].map(({ itemId }) => itemId)
}

/** What a later page of a list is read with: a list does not store evidence, which names people. */
async function explain<Read extends ReadQuery, Scope extends ItemScope>(
  pipeline: Pipeline<Read, Scope>,
  run: ListRun,
  { servedAtMs, items }: ServedList,
): Promise<Omit<MadeList, 'list'>> {
  const { parts, request, context } = run
  const cached = parts.cache?.pool(request, context)
  if (cached && cached.read.query.nowMs <= servedAtMs) {
    const { read, responses, conditions } = cached
    return { viewer: read.viewer, catalogRevision: read.state.catalogRevision, responses, conditions }
  }
  const read = await pipeline.read(run, servedAtMs)
  const supporting = new Set(items.flatMap(({ supportingSources }) => supportingSources))
  const gatherAgain = async (question: Question | null) => {
    const sources = question?.sources.filter(({ name }) => supporting.has(name)) ?? []
    return question ? (await gatherFor(run, { ...question, sources })).responses : []
  }
  const [own, more, conditions] = await Promise.all([
    gatherAgain(pipeline.ask(run, read)),
    gatherAgain(pipeline.askAlso?.(run, read) ?? null),
    pipeline.conditions(run, read),
  ])
  const responses = [...own, ...more]
  return { viewer: read.viewer, catalogRevision: read.state.catalogRevision, responses, conditions }
}

/** The question to all sources about the viewer of a request, as far as the request and the viewer allow them. */
export function askAboutViewer({ parts, request, context }: ListRun, { query, viewer }: ReadQuery): Question {
  const { sourceWeights, trendingIn } = request
  const isAsked = (name: SourceName) =>
    (trendingIn ? name === 'trending' : sourceWeights[name] !== 0) && !isWithheld(name, context.denied)
  const sources = parts.sources.filter(({ name }) => isAsked(name))
  const asked = trendingIn ? { ...query, trendingIn } : query
  return { basis: 'VIEWER', query: asked, sources, filters: filtersOf(viewer) }
}

/**
 * The conditions of the request and of the tags that the viewer rejected.
 *
 * @param viewer null: whatever tags they rejected
 */
export function conditionsFor(
  run: ListRun,
  read: ReadQuery,
  viewer: Viewer | null = read.viewer,
): Promise<ItemConditions | null> {
  const { parts, request, options } = run
  const sources = { graph: parts.graph, catalog: () => catalogFor(parts, read, run) }
  return readConditions(sources, request, viewer, options, read.active.conditions)
}

/** The items that pass these conditions now. */
export async function scopeFor(run: ListRun, read: ReadQuery): Promise<ItemScope> {
  const conditions = await conditionsFor(run, read)
  return { conditions, allowed: (await conditions?.select(run.context.nowMs)) ?? null }
}

async function gatherFor(
  { parts, options, context }: ListRun,
  question: Question,
): Promise<Question & Gathered> {
  const { query, sources, basis } = question
  const { responses, degradedSources } = await gather(
    { ...parts, ...options, sources, ...(context.reads && { reads: context.reads }) },
    query,
  )
  return { ...question, degradedSources, responses: responses.map((one) => ({ ...one, basis })) }
}

async function answerTo(run: ListRun, question: Question): Promise<Answer> {
  const { parts, options } = run
  const gathered = await gatherFor(run, question)
  const pick = () => pickCandidates(parts.available, question.query, gathered, options)
  return { ...gathered, picked: await traced('pick candidates', pick) }
}

/** A large change of the catalog is followed in the background. */
function isCurrent({ read, scope: { conditions }, answer }: Draft): boolean {
  const isOfRevision = !conditions || conditions.snapshot.revision >= (read.state.catalogRevision ?? 0)
  return isOfRevision && answer.picked.areOfRevision
}

/** What sources propose, or the candidates that the request names, as far as the list leaves them out. */
function leftOutOf(
  { request: { candidateIds } }: ListRun,
  { filtered }: ChosenItems,
  removed: Arranged['removed'],
): ServedList['leftOut'] {
  if (!filtered) return []
  const { filters, picked } = filtered
  const leftOut = candidateIds === null ? picked.leftOut() : new LeftOutItems()
  // The pick may have tested only some of the filters.
  const proposed = picked.candidates.map(({ candidates }) => candidates)
  for (const itemId of candidateIds ?? [...leftOut.itemIds, ...distinctIds(proposed)]) {
    const refusal = filters.refusal(itemId)
    if (refusal) leftOut.add(itemId, refusal)
  }
  for (const { item, rule } of removed) {
    if (!isFiller(item)) leftOut.add(item.itemId, { reason: 'TAG_LIMIT', ...(rule !== null && { rule }) })
  }
  return leftOut.counts()
}
