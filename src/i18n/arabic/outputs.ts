import type { CatalogueOf } from '../catalogue.js'

/** Arabic for pictures of ladders and other formats. */
export const outputs: CatalogueOf<'draw' | 'export' | 'import' | 'insight' | 'benefit'> = {
  'draw.too_many': { text: 'الحد الأقصى في الصورة الواحدة لعدد {what} هو {limit}.', fix: 'ارسم جزءًا منها.' },
  'draw.qr_too_long': { text: 'لا يتسع رمز QR من الإصدار {version} لهذا النص.', fix: 'ارسم نصًا أقصر.' },
  'draw.ladder_differs': { text: 'الموضع محدد على السلّم {placement}، والصورة للسلّم {ladder}.' },
  'export.member_dropped': { text: 'لا مكان في الصيغة {format} للعنصر "{member}".' },
  'export.language_dropped': { text: 'تتسع الصيغة {format} للغة واحدة؛ ولم تُحفظ اللغات الآتية: {languages}.' },
  'export.logic_flattened': {
    text: 'في الصيغة {format} ترتيب وليس فيها شروط: لم يُحفظ ما هو مطلوب ({op}).',
  },
  'export.note_only': { text: 'في الصيغة {format} يُحفظ "{member}" كلامًا يقرؤه الناس فقط.' },
  'export.term_missing': { text: 'ليس في الصيغة {format} مصطلح يقابل "{value}" ({member}).' },
  'export.precision_lost': { text: 'تحفظ الصيغة {format} العنصر "{member}" بدقة أقل مما في الأصل.' },
  'export.element_unknown': { text: 'تطلب الصيغة {format} شيئًا لا يذكره الأصل: {element}.' },
  'import.document_unknown': { text: 'هذا ليس مما تمكن قراءته هنا؛ المتوقع {expected}.' },
  'import.too_many': { text: 'عدد {what} أكبر من {limit}.', fix: 'اقرأ المستند على أجزاء.' },
  'import.item_invalid': { text: 'تُرك هذا: العنصر "{member}" غير صالح للاستخدام؛ المتوقع {expected}.' },
  'import.item_duplicate': { text: 'تُرك هذا: فهو مطابق لـ {first}.' },
  'import.member_dropped': { text: 'لا مكان هنا للعنصر "{member}".' },
  'import.condition_words': { text: 'هذا الشرط مجرد كلمات هناك، أو من نوع غير معروف هنا: يبقى مفتوحًا حتى يجيب عنه التطبيق.' },
  'import.framework_missing': { text: 'تُرك هذا: لا شيء يبيّن من أي إطار هو.' },
  'benefit.replayed': { text: 'أُعطي هذا السجل أكثر من مرة، ويُحسب مرة واحدة.' },
  'benefit.conflicting': {
    text: 'لعدة سجلات المعرّف {credential} وهي تقول أشياء مختلفة؛ لا يُحسب أي منها.',
    fix: 'اسأل من أصدرها أيها الصحيح.',
  },
  'benefit.overlapping': { text: 'يغطي هذا الوقت نفسه الذي يغطيه {other}، وهو الذي يُحسب بدلًا منه.' },
  'benefit.amount_disputed': {
    text: 'يغطي هذا الوقت نفسه الذي يغطيه {other}، وهو الذي يُحسب بدلًا منه، ويذكر مبلغًا آخر.',
    fix: 'اسأل من أصدرهما أيهما الصحيح.',
  },
  'benefit.period_future': { text: 'هذا عن وقت حتى {until}، والآن {now}: لا يُحسب بعد.' },
  'benefit.deduction_not_authorised': {
    text: 'لا يجوز اقتطاع شيء من أجر هذا العامل: {because}.',
    fix: 'اطلب من العامل أن يوقّع على ذلك، أو سجّله من غير اقتطاع.',
  },
  'insight.population_empty': { text: 'لا أحد في هذه المجموعة، فلا رقم لها.' },
  'insight.population_too_small': {
    text: 'في هذه المجموعة أقل من {least} من الأشخاص: سيكون الرقم عن أفراد بعينهم.',
    fix: 'ادمج مجموعات معًا.',
  },
  'insight.difference_too_small': {
    text: 'يكشف الجدولان معًا شيئًا عن أقل من {least} من الأشخاص في الصف "{row}" والعمود "{column}" (فارغ: مجموع).',
    fix: 'انشر واحدًا منهما فقط، أو انتظر حتى يُعدّ أشخاص أكثر.',
  },
  'insight.table_inconsistent': { text: 'أعداد هذا الجدول لا تساوي مجاميعه.' },
  'insight.contribution_invalid': {
    text: 'لا يمكن عدّ هذا السجل: "{member}" ناقص أو غير صالح أو لا يخص هذه النشرة.',
    fix: 'اطلب السجل من جديد.',
  },
  'insight.budget_spent': {
    text: 'لم يبق من ميزانية الخصوصية لـ {population} إلا {left}؛ وهذا يستهلك {asked}.',
    fix: 'انشر من دون جدول مشوَّش آخر، أو انتظر مجموعة جديدة.',
  },
}
