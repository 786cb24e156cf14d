import type { Route } from './bolt-connection.ts'
import { BoltDatabase } from './bolt-database.ts'
import { type BoltMembership, type BoltServer, boltServer } from './bolt-server.ts'

/** A cluster of two servers, both of them routers. Unless the second lags, both hold the same data and serve reads. */
export interface BoltCluster {
  /** URI for a driver that uses routing. */
  readonly uri: string
  readonly members: readonly [BoltServer, BoltServer]
  /** Makes this member the leader, and the routers report it. Null: no member is the leader. */
  lead(member: BoltServer | null): void
  close(): Promise<void>
}

/**
 * Starts a cluster whose first member is the leader.
 *
 * @param lagMs if given, the second member applies writes this late, serves all reads, and can never become the leader
 */
export async function boltCluster(lagMs?: number): Promise<BoltCluster> {
  const database = new BoltDatabase()
  const follower = lagMs === undefined ? database : database.followedAfter(lagMs)
  const addresses: string[] = []
  let leader = ''
  const membership = (held: BoltDatabase): BoltMembership => ({
    database: held,
    isLeader: (address) => address === leader,
    get routes() {
      return routesOf(addresses, leader, lagMs === undefined ? addresses : addresses.slice(1))
    },
  })
  const members = [await boltServer(membership(database)), await boltServer(membership(follower))] as const
  addresses.push(...members.map(({ address }) => address))
  const lead = (member: BoltServer | null) => {
    leader = member?.address ?? ''
  }
  lead(members[0])
  return {
    uri: `neo4j://${members[0].address}`,
    members,
    lead,
    async close() {
      await Promise.all(members.map((member) => member.close()))
      database.close()
    },
  }
}

function routesOf(
  addresses: readonly string[],
  leader: string,
  readers: readonly string[],
): readonly Route[] {
  return [
    { role: 'ROUTE', addresses },
    { role: 'READ', addresses: readers },
    { role: 'WRITE', addresses: leader === '' ? [] : [leader] },
  ]
}
