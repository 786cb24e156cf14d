import { z } from 'zod'
import { AttuneError } from '../domain/errors.ts'
import { BUILT_IN_TEXTS, readTexts, type Texts } from '../recommend/serving/texts.ts'

/** The built-in texts of reasons; with the path of a folder, also those of its files, which are read and checked. */
export const texts: z.ZodType<Texts> = z
  .string()
  .trim()
  .transform((folder, context) => {
    try {
      return folder === '' ? BUILT_IN_TEXTS : readTexts(folder)
    } catch (error) {
      const reason = error instanceof AttuneError ? error.message : 'the folder cannot be read'
      context.addIssue({ code: 'custom', params: { reason } })
      return z.NEVER
    }
  })
