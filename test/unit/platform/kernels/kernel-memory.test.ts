import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AttuneError } from '../../../../src/domain/errors.ts'
import { KernelMemory } from '../../../../src/platform/kernels/kernel-memory.ts'

const EXTERNAL_BYTES = `
  const { KernelMemory } = await import('${new URL('../../../../src/platform/kernels/kernel-memory.ts', import.meta.url)}')
  const before = process.memoryUsage().external
  const memory = new KernelMemory({ floats: 20_000_000 })
  console.log(process.memoryUsage().external - before)
  memory.floats(1)
`

describe('a memory of kernels', () => {
  it('returns separate, aligned arrays of zeros', () => {
    const memory = new KernelMemory({ floats: 5, singles: 5, integers: 1 })
    const arrays = [memory.floats(3), memory.singles(5), memory.integers(1), memory.floats(2)]
    for (const array of arrays) {
      expect(memory.addressOf(array) % 16).toBe(0)
      expect([...array].every((value) => value === 0)).toBe(true)
    }
    arrays.forEach((array, place) => {
      array.fill(place + 1)
    })
    expect(arrays.map((array) => [...array])).toEqual([[1, 1, 1], [2, 2, 2, 2, 2], [3], [4, 4]])
  })

  it('has the requested size, and rejects more', () => {
    const memory = new KernelMemory({ floats: 1_000_000 })
    expect(memory.floats(1_000_000).fill(1).length).toBe(1_000_000)
    expect(() => memory.floats(100_000)).toThrow('more than was wanted')
  })

  it('names the setting if a computation needs more than the address space', () => {
    const tooMuch = catchError(() => new KernelMemory({ floats: 2 ** 29 }))
    expect(tooMuch).toBeInstanceOf(AttuneError)
    expect(tooMuch).toMatchObject({
      code: 'GRAPH_TOO_LARGE',
      message: '4097 MB are wanted for one computation, 4096 at most',
      hint: expect.stringContaining('training.factors.dimension'),
    })
  })

  it('rejects an array of another memory', () => {
    const memory = new KernelMemory({ floats: 1 })
    expect(() => memory.addressOf(new KernelMemory({ floats: 1 }).floats(1))).toThrow('not an array of this')
    expect(() => memory.addressOf(new Float64Array(1))).toThrow('not an array of this')
  })

  it('counts as external memory, so that it is collected', () => {
    // In a process of its own: the memories of other tests are collected at any time.
    const words = ['--import', 'tsx', '--input-type=module', '--eval', EXTERNAL_BYTES]
    expect(Number(execFileSync(process.execPath, words))).toBeGreaterThan(100_000_000)
  })
})

function catchError(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  return null
}

const numbers = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 12 })

describe('firstProduct', () => {
  it('finds the first product that is large enough, from any index', () => {
    fc.assert(
      fc.property(
        numbers,
        numbers,
        fc.nat(13),
        fc.integer({ min: -9, max: 9 }),
        (left, right, from, least) => {
          const count = Math.min(left.length, right.length)
          const memory = new KernelMemory({ floats: left.length + right.length })
          const [a, b] = [left, right].map((values) =>
            memory.addressOf(memory.copyOf(Float64Array.from(values))),
          )
          const found = left.findIndex(
            (value, place) => place >= from && place < count && value * (right[place] ?? 0) >= least,
          )
          expect(memory.kernels.firstProduct(a ?? 0, b ?? 0, Math.min(from, count), count, least)).toBe(
            found < 0 ? count : found,
          )
        },
      ),
      { seed: 20_111, numRuns: 500 },
    )
  })
})
