import type { LiveConsents } from '../consent/live-consents.ts'
import { type InteractionEvent, isEdgeKind } from '../domain/event.ts'
import { isVisitorId } from '../domain/ids.ts'
import type { OnApplied } from '../events/apply/apply-entries.ts'
import type { OnIdentitiesChanged } from '../events/identify.ts'
import { logUnlessOutage } from '../server/observability/logger.ts'
import { ChartFlush } from '../training/incremental/chart-flush.ts'
import { refreshNeighbors } from '../training/incremental/refresh-neighbors.ts'
import { RefreshQueue } from '../training/incremental/refresh-queue.ts'
import type { TrainingTasks } from '../training/training-tasks.ts'
import { type ImportTasks, openImports } from './open-imports.ts'
import { openTraining } from './open-training.ts'
import type { Opening } from './opening.ts'

/** The work beside requests. */
export interface Background {
  readonly imports: ImportTasks
  readonly trainings: TrainingTasks
  /** Serves an earlier model again. @throws as `rollBack` */
  rollBackModel(version: string): Promise<void>
  /** The version that can serve again. @throws as `readPrevious` */
  previousModel(): Promise<string>
  /** Follows applied events: the neighbors of their users and the charts. */
  readonly onApplied: OnApplied
  /** Follows visitors who are linked to users, or no longer. */
  readonly onIdentitiesChanged: OnIdentitiesChanged
  /** Refreshes the neighbors of users, each after a while. */
  refreshNeighbors(userIds: Iterable<string>): void
  /** Number of users whose neighbors wait for that. */
  waiting(): number
  /** Stops running work in order. Call it when no more events are applied: those before still count in the charts. */
  close(): Promise<void>
}

/** Opens the work beside requests, and starts the schedule of trainings on a server. */
export function openBackground(opening: Opening, consents: LiveConsents): Background {
  const { graph, logger, isServer } = opening
  const neighbors = new RefreshQueue({
    refresh: (userId) => refreshNeighbors(graph, userId, Date.now(), consents),
    onError: logUnlessOutage(logger, 'refreshing the neighbors of a user failed'),
  })
  const charts = new ChartFlush({
    graph,
    nowMs: Date.now,
    onError: logUnlessOutage(logger, 'updating popularity and charts failed'),
  })
  const imports = openImports(graph, logger)
  const training = openTraining(opening)
  const noted = (userIds: Iterable<string>) => {
    if (isServer) neighbors.note(userIds)
  }
  return {
    imports,
    trainings: training.tasks,
    rollBackModel: training.rollBack,
    previousModel: training.previous,
    onApplied(applied, newPeople, mergedUserIds) {
      noted([...usersWithEdgeEvents(applied), ...mergedUserIds])
      if (isServer) charts.add(applied, newPeople)
    },
    onIdentitiesChanged(userId, recounted) {
      noted([userId])
      if (isServer) charts.recount(recounted)
    },
    refreshNeighbors: noted,
    waiting: () => neighbors.waiting,
    async close() {
      await imports.stop()
      await training.stop()
      await neighbors.stop()
      await charts.stop()
    },
  }
}

/** The users whose neighbors may change. Visitors have none: the users whom they belong to come with them. */
function usersWithEdgeEvents(events: readonly InteractionEvent[]): ReadonlySet<string> {
  const ofUsers = events.filter(({ kind, userId }) => isEdgeKind(kind) && !isVisitorId(userId))
  return new Set(ofUsers.map(({ userId }) => userId))
}
