import { mkdirSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const MARKER = 'zqmarkerqz'

const add = cypherQuery<{ ids: readonly string[] }, object>(
  'test/add',
  `// @mode write
   // @param ids [String!]!
   UNWIND $ids AS wanted MERGE (user:User {id: wanted}) SET user.name = wanted`,
)
const drop = cypherQuery<{ id: string }, object>(
  'test/drop',
  `// @mode write
   // @param id String!
   MATCH (user:User {id: $id}) DETACH DELETE user`,
)
const known = cypherQuery<{ id: string }, { id: string }>(
  'test/known',
  `// @mode read
   // @param id String!
   // @returns id String!
   MATCH (user:User {id: $id}) RETURN user.id AS id`,
)

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
}

function filesWith(folder: string, text: string): readonly string[] {
  return filesIn(folder).filter((path) => readFileSync(path).includes(text))
}

/** Of this process. */
function openFilesIn(folder: string): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    const path = readLink(`/proc/self/fd/${name}`)
    return path.startsWith(`${folder}/`) ? [path.slice(folder.length)] : []
  })
}

/** Empty for a file that was closed meanwhile. */
function readLink(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

async function openWithDeleted(folder: string) {
  const graph = await openEmbedded({ path: join(folder, 'graph'), maxRelationships: 10 })
  await graph.run(add, { ids: [MARKER, ...Array.from({ length: 500 }, (_, index) => `user-${index}`)] })
  await graph.copyTo(join(folder, 'copy'), new AbortController().signal)
  await graph.run(drop, { id: MARKER })
  return graph
}

describe('a rewritten embedded graph', () => {
  it('holds no byte of what was deleted, and keeps the rest over a restart', async () => {
    const folder = temporaryFolder()
    const graph = await openWithDeleted(folder)
    await graph.rewrite()
    await graph.run(add, { ids: ['after'] })
    expect(filesWith(folder, MARKER).map((path) => path.slice(folder.length))).toEqual(['/copy'])
    await graph.close()
    expect(readdirSync(folder).sort()).toEqual(['copy', 'graph'])
    const again = await openEmbedded({ path: join(folder, 'graph'), maxRelationships: 10 })
    for (const id of ['user-0', 'user-499', 'after']) expect(await again.run(known, { id })).toEqual([{ id }])
    expect(await again.run(known, { id: MARKER })).toEqual([])
    await again.close()
  })

  it('answers every read and keeps every write that comes during the rewrite', async () => {
    const folder = temporaryFolder()
    const graph = await openWithDeleted(folder)
    const rewriting = graph.rewrite()
    const answers: Promise<readonly { id: string }[]>[] = []
    const writes: Promise<unknown>[] = []
    let isDone = false
    const ended = rewriting.then(() => {
      isDone = true
    })
    for (let turn = 0; !isDone; turn++) {
      answers.push(graph.run(known, { id: 'user-7' }))
      if (turn < 20) writes.push(graph.run(add, { ids: [`written-${turn}`] }))
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await ended
    expect((await Promise.all(answers)).every(([row]) => row?.id === 'user-7')).toBe(true)
    await Promise.all(writes)
    for (let turn = 0; turn < writes.length; turn++) {
      expect(await graph.run(known, { id: `written-${turn}` })).toHaveLength(1)
    }
    await graph.close()
  })

  it.runIf(process.platform === 'linux')('keeps no replaced file open', async () => {
    const folder = temporaryFolder()
    const graph = await openWithDeleted(folder)
    for (let round = 0; round < 3; round++) {
      await graph.run(add, { ids: [`round-${round}`] })
      await Promise.all(['user-1', 'user-2'].map((id) => graph.run(known, { id })))
      await graph.rewrite()
      expect(openFilesIn(folder)).toContain('/graph')
      expect(openFilesIn(folder).filter((name) => name.endsWith('(deleted)'))).toEqual([])
    }
    await graph.close()
  })

  it('leaves nothing of a rewrite that was killed', async () => {
    const folder = temporaryFolder({
      'graph.rewriting-1': MARKER,
      'graph.rewriting-1.copy': MARKER,
      'graph.previous': MARKER,
    })
    const graph = await openWithDeleted(folder)
    await graph.rewrite()
    expect(filesWith(folder, MARKER).map((path) => path.slice(folder.length))).toEqual(['/copy'])
    await graph.close()
  })

  it('goes on with its old file if the new one cannot be put in its place', async () => {
    const folder = temporaryFolder()
    const graph = await openWithDeleted(folder)
    mkdirSync(join(folder, 'graph.previous', 'full'), { recursive: true })
    await expect(graph.rewrite()).rejects.toThrow('graph.previous')
    expect(await graph.run(known, { id: 'user-7' })).toEqual([{ id: 'user-7' }])
    await graph.run(add, { ids: ['after'] })
    await graph.close()
  })
})
