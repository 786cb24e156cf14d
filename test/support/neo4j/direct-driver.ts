import neo4j, { type Driver, type EagerResult } from 'neo4j-driver'
import { neo4jOptions } from './test-options.ts'

/** A driver that bypasses our adapter, to inspect the server and to interfere with it. */
export function directDriver(): Driver {
  const { uri, username, password } = neo4jOptions()
  return neo4j.driver(uri, neo4j.auth.basic(username, password))
}

export function cypher(driver: Driver, text: string, params: object = {}): Promise<EagerResult> {
  return driver.executeQuery(text, params, { database: neo4jOptions().database })
}

/** Number of running statements on the server that contain this text. */
export async function running(driver: Driver, part: string): Promise<number> {
  const { records } = await cypher(
    driver,
    `SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $part AND NOT currentQuery CONTAINS 'SHOW'
     RETURN count(*) AS running`,
    { part },
  )
  return Number(records[0]?.get('running'))
}
