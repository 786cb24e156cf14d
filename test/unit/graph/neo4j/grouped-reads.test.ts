import { describe, expect, it } from 'vitest'
import type { RawRows } from '../../../../src/graph/decode-rows.ts'
import type { GraphError } from '../../../../src/graph/graph-error.ts'
import {
  combined,
  GroupedReads,
  type PartStatement,
  type Statement,
} from '../../../../src/graph/neo4j/grouped-reads.ts'

/** Returns the name of each part, alone or combined, and records the calls. */
function server() {
  const asked: Statement[] = []
  const signals: (AbortSignal | undefined)[] = []
  const reads = new GroupedReads(async (statement, signal): Promise<RawRows> => {
    asked.push(statement)
    signals.push(signal)
    const names = statement.name.split('+')
    if (names.length === 1) return { columns: ['name'], rows: [[statement.name]] }
    return { columns: names.map((_, at) => `r${at}`), rows: [names.map((name) => [[name]])] }
  })
  return { asked, signals, reads, names: () => asked.map(({ name }) => name) }
}

function part(name: string, params: Record<string, unknown> = {}): PartStatement {
  return {
    name,
    text: `MATCH (node:User {id: $id}) RETURN node.id AS name`,
    params,
    keepsPlan: true,
    columns: ['name'],
    mayLag: false,
  }
}

const rowsOf = (answers: readonly RawRows[]) => answers.map(({ rows }) => rows)

describe('reads of one group', () => {
  it('that start in one turn share a statement, and each gets its own rows', async () => {
    const { reads, names } = server()
    const begun = ['a', 'b', 'c'].map((name) => reads.read('group', part(name), undefined))
    expect(rowsOf(await Promise.all(begun))).toEqual([[['a']], [['b']], [['c']]])
    expect(names()).toEqual(['a+b+c'])
  })

  it('of different turns or groups use separate statements', async () => {
    const { reads, names } = server()
    await reads.read('group', part('a'), undefined)
    await Promise.all([reads.read('group', part('b'), undefined), reads.read('other', part('c'), undefined)])
    expect(names()).toEqual(['a', 'b', 'c'])
  })

  it('use separate statements for the same query of two requests', async () => {
    const { reads, names } = server()
    const begun = ['a', 'b', 'a', 'b'].map((name) => reads.read('group', part(name), undefined))
    await Promise.all(begun)
    expect(names()).toEqual(['a+b', 'a+b'])
  })

  it('are cancelled one by one, and the statement with the last of them', async () => {
    const { reads, signals } = server()
    const [mine, yours] = [new AbortController(), new AbortController()]
    const begun = [
      reads.read('group', part('a'), mine.signal),
      reads.read('group', part('b'), mine.signal),
      reads.read('group', part('c'), yours.signal),
    ].map((read) => read.catch((error: GraphError) => error.kind))
    await Promise.resolve()
    mine.abort()
    expect(signals[0]?.aborted).toBe(false)
    yours.abort()
    expect(await Promise.all(begun)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(signals[0]?.aborted).toBe(true)
  })

  it('are not cancelled with one that was aborted in the same turn', async () => {
    const { reads } = server()
    const aborted = new AbortController()
    const left = reads.read('group', part('a'), aborted.signal).catch((error: GraphError) => error.kind)
    aborted.abort()
    const waited = reads.read('group', part('b'), new AbortController().signal)
    expect(await left).toBe('cancelled')
    expect((await waited).rows).toEqual([['b']])
  })
})

describe('a combined statement', () => {
  it('keeps the parameters of its parts apart', () => {
    const { text, params } = combined([part('a', { id: 'u1' }), part('b', { id: 'u2' })])
    expect(params).toEqual({ p0_id: 'u1', p1_id: 'u2' })
    expect(text).toBe(`CALL () {
CALL () {
MATCH (node:User {id: $p0_id}) RETURN node.id AS name
}
RETURN collect([name]) AS r0
}
CALL () {
CALL () {
MATCH (node:User {id: $p1_id}) RETURN node.id AS name
}
RETURN collect([name]) AS r1
}
RETURN r0, r1`)
  })
})
