import type { Route } from './bolt-connection.ts'
import { BoltDatabase } from './bolt-database.ts'
import { type BoltMembership, type BoltServer, boltServer } from './bolt-server.ts'

/** Two servers that hold the same, as a cluster whose followers never lag. Both are routers and take reads. */
export interface BoltCluster {
  /** For a driver that is to ask where to go. */
  readonly uri: string
  readonly members: readonly [BoltServer, BoltServer]
  /** From now on this one takes what is written, and the routers say so. Null: nobody does. */
  lead(member: BoltServer | null): void
  close(): Promise<void>
}

/** A cluster that the first of its members leads. */
export async function boltCluster(): Promise<BoltCluster> {
  const database = new BoltDatabase()
  const addresses: string[] = []
  let leader = ''
  const membership: BoltMembership = {
    database,
    isLeader: (address) => address === leader,
    get routes() {
      return routesOf(addresses, leader)
    },
  }
  const members = [await boltServer(membership), await boltServer(membership)] as const
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

function routesOf(addresses: readonly string[], leader: string): readonly Route[] {
  return [
    { role: 'ROUTE', addresses },
    { role: 'READ', addresses },
    { role: 'WRITE', addresses: leader === '' ? [] : [leader] },
  ]
}
