import type { FieldType } from '../../../src/graph/graph-query.ts'

type Fields = Readonly<Record<string, FieldType>>

/**
 * What a plain text shows to be ids of users must be declared as such: otherwise the graph gets ids in place of pseudonyms, or
 * callers get pseudonyms in place of ids.
 */
export function lintUserIds(text: string, params: Fields, row: Fields): string[] {
  const names = userNames(text)
  const undeclared = (fields: Fields, prefix: string) =>
    Object.entries(fields).flatMap(([name, type]): string[] => {
      if (type.type === 'Rows') return undeclared(type.fields, `${rowVariable(name)}.`)
      if (type.holds !== undefined || !['String', 'IdSet'].includes(type.type)) return []
      return names.has(prefix + name) ? [prefix + name] : []
    })
  return [...undeclared(params, '$'), ...undeclared(row, '')].map(
    (name) => `rule 22: ${name} holds ids of users: declare UserId or UserIdSet`,
  )
}

function rowVariable(list: string): string {
  return list.replace(/s$/, '')
}

/** Names of ids of users: `$userId`, `row.userId`, and variables. */
function userNames(text: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, node] of text.matchAll(/\((\w+) ?:User\b/g)) names.add(`${node}.id`)
  for (const [, id = ''] of text.matchAll(/:User ?\{id: ?(\$?\w+(?:\.\w+)?)/g)) names.add(id)
  // Where paged work has stopped: its pages may be of users.
  for (const [stored] of text.matchAll(/\b\w+\.afterId\b/g)) names.add(stored)
  let size = -1
  while (names.size !== size) {
    size = names.size
    for (const [, from = '', to = ''] of text.matchAll(RENAMED)) if (names.has(from)) names.add(to)
    for (const [, one = '', other = ''] of text.matchAll(COMPARED)) {
      if (names.has(one)) names.add(other)
      if (names.has(other)) names.add(one)
    }
    for (const [, list = '', element = ''] of text.matchAll(/\bUNWIND (\$?\w+(?:\.\w+)?) AS (\w+)/g)) {
      if (names.has(element)) names.add(list)
      if (names.has(list)) names.add(element)
    }
    for (const [, set = '', member = ''] of text.matchAll(/(\$?\w+(?:\.\w+)?)\[(\w+\.id)\]/g)) {
      if (names.has(member)) names.add(set)
    }
  }
  return names
}

/** `user.id AS userId`, `collect(id) AS ids`, `{userId: user.id`. */
const RENAMED = /(?:\b(?:collect|max|min|head|last)\( ?)?(\$?\b\w+(?:\.\w+)?) ?\)? AS (\w+)/g

const COMPARED = /(\$?\b\w+(?:\.\w+)?) (?:=|<>|>|<|IN) (\$?\w+(?:\.\w+)?)/g
