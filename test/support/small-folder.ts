import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Eight people, twelve songs and two genres, as files that `attune import` reads, in `folder`. */
export function writeSmallFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const people = ['ana', 'bo', 'cy', 'di', 'ed', 'flo', 'gus', 'hal']
  const songs = Array.from({ length: 12 }, (_, index) => `song-${index + 1}`)
  write(folder, 'users.csv', ['id,name', ...people.map((id) => `${id},${id.toUpperCase()}`)])
  write(folder, 'items.csv', [
    'id,title,kind,createdAt',
    ...songs.map((id) => `${id},"${id}, the title",song,2026-01-01T00:00:00Z`),
  ])
  write(folder, 'tags.csv', ['id,name,kind', 'calm,Calm,genre', 'loud,Loud,genre'])
  write(folder, 'taggings.csv', [
    'itemId,tagId,weight',
    ...songs.map((id, index) => `${id},${index < 6 ? 'calm' : 'loud'},1`),
  ])
  write(folder, 'interactions.csv', [
    'userId,itemId,kind,count,at',
    ...people.flatMap((id, person) =>
      songs
        .filter((_, song) => song % 2 === person % 2 && (song + person) % 5 !== 0)
        .map((song) => `${id},${song},play,2,2026-02-0${(person % 8) + 1}T10:00:00Z`),
    ),
  ])
  write(folder, 'ties.csv', ['userId,otherId,kind,strength', 'ana,bo,follows,0.5', 'ana,cy,friends,1'])
}

function write(folder: string, file: string, lines: readonly string[]): void {
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
}
