import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AttuneError } from '../../domain/errors.ts'
import { Fault, type Field, name as nameField, webAddress } from '../../domain/field.ts'
import { parseId } from '../../domain/ids.ts'
import type { RecordKind, RecordOf } from '../../domain/records.ts'
import type { DataRow, DataSet } from './data-set.ts'
import { decodeUtf8, type Line, readLines, withoutBom } from './read-lines.ts'

/** A parsed line: a record, possibly with a note, or a reason for its rejection. */
type Reading<K extends RecordKind> =
  | { readonly record: RecordOf[K]; readonly note?: string }
  | { readonly reason: string }

interface DatFile<K extends RecordKind> {
  readonly name: string
  readonly columns: readonly string[]
  readonly isLatin1?: boolean
  readonly read: (cells: readonly string[]) => Reading<K>
}

/** When the data set was collected, epoch milliseconds. Used for rows without a date. */
export const LASTFM_COLLECTED_AT_MS = Date.UTC(2011, 4, 31)

/** Larger play counts are implausible for one user. */
const MAX_PLAYS = 1_000_000

/** Last.fm did not exist earlier. */
const FIRST_YEAR = 2002

const FILES: { readonly [K in RecordKind]: DatFile<K> | null } = {
  users: null,
  items: {
    name: 'artists.dat',
    columns: ['id', 'name', 'url', 'pictureURL'],
    read: ([id = '', name = '', url = '', imageUrl = '']) =>
      readIds({ id }) ?? {
        record: {
          id,
          title: valid(nameField, name),
          kind: 'artist',
          url: valid(webAddress, url),
          imageUrl: valid(webAddress, imageUrl),
          createdAt: null,
          availableFrom: null,
          availableUntil: null,
          properties: {},
        },
      },
  },
  tags: {
    name: 'tags.dat',
    columns: ['tagID', 'tagValue'],
    isLatin1: true,
    read: ([id = '', name = '']) =>
      readIds({ tagID: id }) ?? { record: { id, name: valid(nameField, name), kind: null } },
  },
  interactions: {
    name: 'user_artists.dat',
    columns: ['userID', 'artistID', 'weight'],
    read: ([userId = '', itemId = '', weight = '']) => readPlays(userId, itemId, weight),
  },
  ties: {
    name: 'user_friends.dat',
    columns: ['userID', 'friendID'],
    read: ([userId = '', otherId = '']) =>
      readIds({ userID: userId, friendID: otherId }) ?? {
        record: { userId, otherId, kind: 'friends', strength: 1, at: null },
      },
  },
  taggings: {
    name: 'user_taggedartists.dat',
    columns: ['userID', 'artistID', 'tagID', 'day', 'month', 'year'],
    read: ([userId = '', itemId = '', tagId = '', day = '', month = '', year = '']) =>
      readTagging({ userId, itemId, tagId }, dateOf(day, month, year)),
  },
}

/**
 * The published Last.fm data set of HetRec 2011. Artists become items of kind `artist`, play counts become
 * interactions, friends become ties in both directions. Invalid dates of tag assignments are ignored.
 *
 * @throws AttuneError `BAD_USER_INPUT` if none of its files is in the folder.
 */
export async function lastfm(folder: string): Promise<DataSet> {
  const paths = new Map<RecordKind, string>()
  let size = 0
  for (const [kind, file] of Object.entries(FILES) as [RecordKind, DatFile<RecordKind> | null][]) {
    const path = join(folder, file?.name ?? '')
    const found = file && (await stat(path).catch(() => null))
    if (!found?.isFile()) continue
    paths.set(kind, path)
    size += found.size
  }
  if (paths.size === 0) {
    throw new AttuneError('BAD_USER_INPUT', 'the folder holds no file of the Last.fm data set', {
      hint: 'unpack hetrec2011-lastfm-2k.zip and name the folder with artists.dat in it',
    })
  }
  return {
    name: 'hetrec2011-lastfm',
    size,
    rows: (kind, onRead) => rowsOf(FILES[kind], paths.get(kind), onRead),
  }
}

async function* rowsOf<K extends RecordKind>(
  file: DatFile<K> | null,
  path: string | undefined,
  onRead?: (bytes: number) => void,
): AsyncGenerator<DataRow<K>> {
  if (!file || path === undefined) return
  for await (const line of readLines(path, onRead)) {
    if (line.number === 1) checkHeader(file, line)
    else yield toRow(file, basename(path), line)
  }
}

/** @throws AttuneError `IMPORT_REFUSED` naming the first unexpected column. */
function checkHeader(file: DatFile<RecordKind>, { bytes }: Line): void {
  const cells = withoutBom(bytes).split('\t')
  const wrong = file.columns.findIndex((column, index) => cells[index] !== column)
  if (wrong < 0) return
  throw new AttuneError('IMPORT_REFUSED', `${file.name}: column ${wrong + 1} must be ${file.columns[wrong]}`)
}

function toRow<K extends RecordKind>(file: DatFile<K>, name: string, line: Line): DataRow<K> {
  const place = { file: name, line: line.number }
  const refuse = (reason: string): DataRow<K> => ({ isValid: false, ...place, reason, text: line.bytes })
  if (line.isTooLong) return refuse('line is longer than 64 KB')
  const text = file.isLatin1 ? line.bytes : decodeUtf8(line.bytes)
  if (text === null) return refuse('text is not UTF-8')
  const cells = text.split('\t')
  if (cells.length !== file.columns.length) return refuse(`row must have ${file.columns.length} cells`)
  const reading = file.read(cells)
  return 'reason' in reading ? refuse(reading.reason) : { isValid: true, ...place, ...reading }
}

function readPlays(userId: string, itemId: string, weight: string): Reading<'interactions'> {
  const fault = readIds({ userID: userId, artistID: itemId })
  if (fault) return fault
  const count = Number(weight)
  if (!/^\d{1,7}$/.test(weight) || count < 1 || count > MAX_PLAYS) {
    return { reason: `weight must be a whole number from 1 to ${MAX_PLAYS}` }
  }
  return { record: { eventId: null, userId, itemId, kind: 'play', atMs: null, value: null, count } }
}

function readTagging(
  ids: { readonly userId: string; readonly itemId: string; readonly tagId: string },
  at: number | null,
): Reading<'taggings'> {
  const fault = readIds({ userID: ids.userId, artistID: ids.itemId, tagID: ids.tagId })
  if (fault) return fault
  const record = { ...ids, weight: 1, at }
  return at === null ? { record, note: 'invalid date: left out' } : { record }
}

/** Null for a text that the field refuses: the artist is worth more. */
function valid(field: Field<string>, text: string): string | null {
  const read = text === '' ? null : field.read(text)
  return read instanceof Fault ? null : read
}

/** The first invalid id, or null. */
function readIds(ids: Readonly<Record<string, string>>): { readonly reason: string } | null {
  for (const [column, text] of Object.entries(ids)) {
    const parsed = parseId(text)
    if (!parsed.isValid) return { reason: `${column} ${parsed.reason}` }
  }
  return null
}

/** Midnight UTC of an existing day from 2002 on; else null. */
function dateOf(day: string, month: string, year: string): number | null {
  if (![day, month, year].every((part) => /^\d{1,4}$/.test(part))) return null
  const [d, m, y] = [Number(day), Number(month), Number(year)]
  const at = new Date(Date.UTC(y, m - 1, d))
  const isSame = at.getUTCDate() === d && at.getUTCMonth() === m - 1 && at.getUTCFullYear() === y
  return isSame && y >= FIRST_YEAR ? at.getTime() : null
}
