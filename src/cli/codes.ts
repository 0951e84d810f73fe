/** What keeps a command from being understood. */
export type UsageProblem =
  | 'option_missing'
  | 'option_empty'
  | 'option_unknown'
  | 'word_missing'
  | 'word_empty'
  | 'words_too_many'
  | 'action_unknown'
  | 'not_one_of'
  | 'date_time'
  | 'language_tag'
  | 'subject_or_csv'
  | 'rung_missing'
  | 'format_old'
  | 'out_taken'
  | 'passphrases_differ'
  | 'not_a_profile'
  | 'not_a_template'
  | 'without_bundle'
  | 'max_age'
  | 'ladder_or_name'
  | 'no_owner'
  | 'id_missing'
  | 'not_schemas'
  | 'min_endorsers'
  | 'not_together'
  | 'one_worker'
  | 'not_assumptions'
  | 'badge_in_bundle'
  | 'sd_paths'
  | 'sd_feature'
  | 'config_value'
  | 'auth_missing'

/** Codes about the command line and the files it reads. */
export interface CliCodes {
  'cli.usage': { readonly problem: UsageProblem; readonly what?: string }
  'cli.file_unreadable': { readonly file: string; readonly reason: string }
  'cli.file_exists': { readonly file: string }
  'cli.file_not_json': { readonly file: string }
  'cli.csv_header': { readonly column: string; readonly reason: 'unknown' | 'missing' | 'duplicate' }
  'cli.csv_invalid': { readonly line: number; readonly reason: string }
  'cli.record_invalid': { readonly line: number; readonly column: string }
  'cli.row_incomplete': { readonly column: string }
  'cli.row_duplicate': { readonly column: string; readonly line: number }
  'cli.row_changed': { readonly column: string }
  'cli.subject_invalid': { readonly expected: string }
  'cli.rung_ambiguous': { readonly rung: string }
}
