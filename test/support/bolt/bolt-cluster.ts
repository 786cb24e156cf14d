import type { Route } from './bolt-connection.ts'
import { BoltDatabase } from './bolt-database.ts'
import { type BoltMembership, type BoltServer, boltServer } from './bolt-server.ts'

/** Two servers, as a cluster. Both are routers. Unless the second lags, they hold the same and both take reads. */
export interface BoltCluster {
  /** For a driver that is to ask where to go. */
  readonly uri: string
  readonly members: readonly [BoltServer, BoltServer]
  /** From now on this one takes what is written, and the routers say so. Null: nobody does. */
  lead(member: BoltServer | null): void
  close(): Promise<void>
}

/**
 * A cluster that the first of its members leads.
 *
 * @param lagMs if given, the second has what was written this much later, takes all reads, and can never lead
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
