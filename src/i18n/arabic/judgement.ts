import type { CodeWords } from '../catalogue.js'
import type { JudgementCode } from '../english/judgement.js'

/** Arabic for what recognition, work, endorsements, terms and rollout do to a requirement. */
export const judgement: Pick<CodeWords, JudgementCode> = {
  'requirement.absent': { text: 'الشرط ألا يكون هذا موجودًا، وهو غير موجود.' },
  'requirement.attribute_met': { text: 'ما يُعرف عن {name} كافٍ.' },
  'requirement.attribute_unmet': { text: 'ما يُعرف عن {name} ليس هو المطلوب.' },
  'requirement.assurance_too_low': { text: 'مُنح هذا بمستوى ضمان {actual}؛ والمطلوب {required}.' },
  'requirement.assessor_unknown': { text: 'لا يُعرف من قيّم هذا؛ والمطلوب أن يقيّمه {assessor}.' },
  'requirement.count_reached': { text: 'العدد الموجود {actual}؛ والمطلوب {needed}.' },
  'requirement.count_too_low': { text: 'العدد الموجود {actual} فقط، والمطلوب {needed}.' },
  'requirement.count_undecided': {
    text: 'العدد المؤكد {actual}، والحد الأقصى الممكن {possible}؛ والمطلوب {needed}.',
    fix: 'اطلب ممن أصدر ما هو غير مؤكد أن يؤكده.',
  },
  'requirement.endorser_self': { text: 'قولك عن نفسك لا يُحسب هنا.' },
  'requirement.endorser_ring': { text: 'هذا صادر عمّن تزكّيه أنت، مباشرة أو عن طريق آخرين.' },
  'requirement.hours_capped': {
    text: 'يذكر هذا ساعات أكثر مما في مدته؛ والحد الأقصى لما يُحسب في اليوم 24 ساعة.',
  },
  'requirement.status_stale': {
    text: 'كان آخر نظر في سريان هذا بتاريخ {statusAsOf}؛ والمطلوب أن يكون من {oldest} أو بعده.',
    fix: 'انظر فيه مرة أخرى.',
  },
  'requirement.status_later': {
    text: 'وُجد هذا ملغى أو معلّقًا بتاريخ {statusAsOf}؛ ولا يُعرف هل كان كذلك بتاريخ {now}.',
  },
  'requirement.met_recognised': { text: 'تُحسب شهادتك لهذا وفق القاعدة {rules}.' },
  'requirement.recognition_not_accepted': { text: 'القاعدة {rule} وضعتها الجهة {assertedBy}، ولا تُستخدم قواعدها هنا.' },
  'requirement.recognition_not_yet_valid': {
    text: 'القاعدة {rule} سارية ابتداءً من {validFrom}؛ وقد نُظر فيها بتاريخ {now}.',
  },
  'requirement.recognition_expired': { text: 'انتهت القاعدة {rule} في {validUntil}؛ وقد نُظر فيها بتاريخ {now}.' },
  'requirement.recognition_elsewhere': { text: 'القاعدة {rule} غير سارية في مكانك.' },
  'requirement.recognition_place_unknown': {
    text: 'القاعدة {rule} سارية في بعض الأماكن، ولا يُعرف هل هي سارية في مكانك.',
    fix: 'اذكر أين أنت.',
  },
  'requirement.recognition_condition_unmet': { text: 'تشترط القاعدة {rule} شيئًا إضافيًا ليس لديك.' },
  'requirement.recognition_condition_unknown': { text: 'تشترط القاعدة {rule} شيئًا إضافيًا تعذّر البتّ فيه.' },
  'requirement.recognition_hops_exceeded': {
    text: 'يتطلب هذا تتابع القواعد {rules}؛ والحد الأقصى لعدد القواعد المتتابعة {limit}.',
  },
  'requirement.recognition_provisional': { text: 'وفق القاعدة {rule} يُحسب هذا مؤقتًا إلى أن يُؤكَّد.' },
  'requirement.recognition_partial': { text: 'وفق القاعدة {rule} يُحسب هذا جزئيًا فقط، والمطلوب كله.' },
  'requirement.lower_lapsed': {
    text: 'يستمر هذا ما دامت لديك الخطوة {rung} التي تحته، وهي ليست لديك أو لا يُعرف أنها لديك.',
    fix: 'جدّد الخطوة التي تحته.',
  },
  'requirement.grandfathered': { text: 'مُنح هذا قبل {awardedBefore} ويُحسب وفق شروط ذلك الوقت.' },
  'requirement.older_terms_unmet': {
    text: 'مُنح هذا قبل {awardedBefore} ويُحسب من جديد متى تم تجديده.',
    fix: 'استوفِ ما يتطلبه التجديد.',
  },
  'requirement.renewed_by_higher': { text: 'الخطوة الأعلى {rung} تُبقي هذه سارية حتى {until}.' },
  'ladder.link_not_accepted': { text: 'نُسب إليك اسمان استنادًا إلى {basis}، وهو غير معتمد هنا.' },
  'ladder.rollout_general': { text: 'هذا متاح للجميع.' },
  'ladder.rollout_pilot': { text: 'هذا متاح في مرحلة تجريبية.' },
  'ladder.rollout_planned': { text: 'هذا مخطط له وغير متاح بعد.' },
  'ladder.rollout_elsewhere': { text: 'هذا متاح في {regions} وليس في مكانك.' },
  'ladder.rollout_place_unknown': {
    text: 'هذا متاح في {regions}؛ ولا يُعرف هل أنت هناك.',
    fix: 'اذكر أين أنت.',
  },
  'ladder.rollout_not_started': { text: 'هذا متاح ابتداءً من {from}؛ وقد نُظر فيه بتاريخ {now}.' },
  'ladder.rollout_ended': { text: 'كان هذا متاحًا حتى {until}؛ وقد نُظر فيه بتاريخ {now}.' },
}
