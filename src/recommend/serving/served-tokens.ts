import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { DAY_MS } from '../../domain/duration.ts'
import { isVisitorId } from '../../domain/ids.ts'
import { type Attribution, type ServedAs, withoutRow } from '../../domain/served-as.ts'
import { type SourceName, sourceCode, sourceWith } from '../../domain/source-name.ts'
import { addServedAs, servedAsByCodes } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { noiseKey } from './crowd-size.ts'
import { idTimeMs, timeKey } from './served-lists.ts'

/** A place in a served list, and who and what it is for. */
export interface ServedPlace {
  readonly recommendationId: string
  /** Null for a list of a session: its tokens are for visitors. */
  readonly viewerId: string | null
  readonly itemId: string
  /** 1-based, at most 65535. */
  readonly rank: number
  /** Null where nothing was drawn. */
  readonly propensity: number | null
  readonly isPromoted: boolean
  /** Of the first reason; omitted: that has none. */
  readonly source?: SourceName | undefined
  readonly servedAs: ServedAs
}

/** What a valid token says. */
export interface TokenPlace extends Pick<ServedPlace, 'recommendationId' | 'rank' | 'propensity'> {
  readonly attribution: Attribution
}

/** Who sends an event with a token, about what, and when the request arrived, epoch milliseconds. */
export interface TokenUse {
  readonly userId: string
  readonly itemId: string
  readonly nowMs: number
}

/** Tokens of the places of served lists: signed, so that an event says by itself which list led to it. */
export interface ServedTokens {
  /** A text of 55 characters. @throws GraphError */
  issue(place: ServedPlace): Promise<string>
  /** Null if the token is forged, of another viewer or item, or older than 30 days. @throws GraphError */
  read(token: string, use: TokenUse): Promise<TokenPlace | null>
}

const LIFETIME_MS = 30 * DAY_MS

/** Bytes of a token: when its list was served, the rest of the list's id, place, code, flags, propensity, signature. */
const TIME = 0
const REST = 6
const RANK = 22
const CODE = 24
const FLAGS = 30
const DRAWN = 31
const SIGNED = 33
const SIGNATURE = 8
const LENGTH = SIGNED + SIGNATURE

const CODE_BYTES = 6
const IS_PROMOTED = 1
/** The code of the source, times this. */
const SOURCE = 2

/** Propensities are rounded to parts of this; 0 is none. */
const PARTS = 65_535

/** The code of a way of serving: a hash, so that every process has the same without asking. */
export function codeOf({ placement, version, model, ranker, row }: ServedAs): string {
  const text = JSON.stringify([placement, version, model, ranker, ...(row === undefined ? [] : [row])])
  return createHash('sha256').update(text).digest().subarray(0, CODE_BYTES).toString('base64url')
}

/** Tokens that are signed with the key of the graph: those of one process are valid in all others. */
export function servedTokens(graph: GraphStore): ServedTokens {
  const known = new Map<string, ServedAs>()
  let key: Promise<Buffer> | undefined
  const readKey = () => {
    key ??= noiseKey(graph).then((secret) => createHmac('sha256', secret).update('tokens').digest())
    key.catch(() => {
      key = undefined
    })
    return key
  }
  const keep = async (servedAs: ServedAs) => {
    const code = codeOf(servedAs)
    if (!known.has(code)) {
      const { row, ...way } = servedAs
      await graph.run(addServedAs, { rows: [{ code, pageRow: row ?? null, ...way }] })
      known.set(code, servedAs)
    }
    return code
  }
  const find = async (code: string, options: RunOptions = {}) => {
    if (!known.has(code)) {
      const [found] = await graph.run(servedAsByCodes, { codes: [code] }, options)
      if (found) known.set(code, { ...withoutRow(found), ...(found.row !== null && { row: found.row }) })
    }
    return known.get(code) ?? null
  }
  return {
    async issue(place) {
      const [secret, code] = await Promise.all([readKey(), keep(place.servedAs)])
      const token = tokenBytes(place, code)
      sign(token, secret, place.viewerId ?? '', place.itemId).copy(token, SIGNED)
      return token.toString('base64url')
    },
    async read(token, { userId, itemId, nowMs }) {
      const bytes = Buffer.from(token, 'base64url')
      if (bytes.length !== LENGTH || bytes.toString('base64url') !== token) return null
      const secret = await readKey()
      const viewers = isVisitorId(userId) ? [userId, ''] : [userId]
      const signature = bytes.subarray(SIGNED)
      const viewer = viewers.find((one) => timingSafeEqual(sign(bytes, secret, one, itemId), signature))
      if (viewer === undefined) return null
      const servedAs = await find(bytes.subarray(CODE, FLAGS).toString('base64url'))
      const place = servedAs && placeIn(bytes, servedAs, viewer === '')
      return place && nowMs - place.attribution.servedAtMs <= LIFETIME_MS ? place : null
    },
  }
}

function tokenBytes(
  { recommendationId, rank, propensity, isPromoted, source }: ServedPlace,
  code: string,
): Buffer {
  const token = Buffer.alloc(LENGTH)
  token.writeUIntBE(idTimeMs(recommendationId), TIME, REST - TIME)
  Buffer.from(recommendationId.slice(-32), 'hex').copy(token, REST)
  token.writeUInt16BE(rank, RANK)
  Buffer.from(code, 'base64url').copy(token, CODE)
  token.writeUInt8((isPromoted ? IS_PROMOTED : 0) + SOURCE * sourceCode(source), FLAGS)
  token.writeUInt16BE(propensity === null ? 0 : Math.max(1, Math.round(propensity * PARTS)), DRAWN)
  return token
}

function placeIn(token: Buffer, servedAs: ServedAs, isOfSession: boolean): TokenPlace {
  const servedAtMs = token.readUIntBE(TIME, REST - TIME)
  const drawn = token.readUInt16BE(DRAWN)
  const flags = token.readUInt8(FLAGS)
  const source = sourceWith(Math.floor(flags / SOURCE))
  return {
    recommendationId: `${timeKey(servedAtMs)}-${token.subarray(REST, RANK).toString('hex')}`,
    rank: token.readUInt16BE(RANK),
    propensity: drawn === 0 ? null : drawn / PARTS,
    attribution: {
      servedAs,
      servedAtMs,
      ...((flags & IS_PROMOTED) !== 0 && { isPromoted: true }),
      ...(source && { source }),
      ...(drawn !== 0 && { isExplored: true }),
      ...(isOfSession && { isOfSession }),
    },
  }
}

/** Ids hold no line breaks. */
function sign(token: Buffer, key: Buffer, viewerId: string, itemId: string): Buffer {
  const mac = createHmac('sha256', key).update(token.subarray(0, SIGNED)).update(`${viewerId}\n${itemId}`)
  return mac.digest().subarray(0, SIGNATURE)
}
