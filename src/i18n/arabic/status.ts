import type { CatalogueOf } from '../catalogue.js'
import { INPUT, LATER, LOOK, SMALLER } from './advice.js'

/** It can be that the badge was revoked, and nobody here can tell. */
const ASK = 'اسأل جهة الإصدار عما إذا كانت الشارة لا تزال سارية المفعول.'

/** Arabic for the status of credentials and for status lists. */
export const status: CatalogueOf<'status'> = {
  'status.unchecked': { text: 'لم يُفحص ما إذا كانت الشارة ملغاة ({type}).', fix: ASK },
  'status.type_unknown': {
    text: 'لا تمكن معرفة ما إذا كانت الشارة ملغاة: الحالة من النوع {type} غير معروفة هنا.',
    fix: ASK,
  },
  'status.too_many': { text: 'عدد الحالات التي يلزم النظر فيها {actual}؛ والحد الأقصى {limit}.', fix: ASK },
  'status.offline': {
    text: 'هذه الشارة يمكن إلغاؤها، ولم تكن قائمة الحالة الخاصة بها متوفرة: لم يكن استخدام الشبكة مسموحًا.',
    fix: 'تحقق منها مع الاتصال بالإنترنت، أو قدّم القائمة بنفسك.',
  },
  'status.unreachable': {
    text: 'تعذّر جلب قائمة الحالة من الخادم {host} ({code})، فلا يُعرف ما إذا كانت الشارة ملغاة.',
    fix: LATER,
  },
  'status.list_malformed': { text: 'ما أعطاه الخادم {host} ليس قائمة حالة يمكن قراءتها ({codes}).', fix: ASK },
  'status.list_proof_invalid': {
    text: 'قائمة الحالة من الخادم {host} ليس لها إثبات صحيح ({codes})، فلا تدل على شيء بشأن الشارة.',
    fix: ASK,
  },
  'status.list_unchecked': { text: 'تعذّر فحص إثبات قائمة الحالة من الخادم {host} ({codes}).', fix: LATER },
  'status.list_type': { text: 'قائمة الحالة ليست من النوع الذي تطلبه الشارة: {expected}.', fix: ASK },
  'status.list_id': { text: 'ما أعطاه الخادم {host} يذكر أنه قائمة غير القائمة المطلوبة.', fix: ASK },
  'status.list_expired': {
    text: 'كانت قائمة الحالة صالحة حتى {validUntil} فقط، فلا تدل على شيء بشأن الوقت الحالي.',
    fix: LATER,
  },
  'status.list_not_yet_valid': {
    text: 'لا تصبح قائمة الحالة صالحة إلا ابتداءً من {validFrom}.',
    fix: 'انظر فيها مرة أخرى بعد ذلك التاريخ.',
  },
  'status.issuer_untrusted': {
    text: 'قائمة الحالة صادرة عن {issuer}، وليست هذه جهة إصدار الشارة.',
    fix: 'إن تأكدت من أنها هي التي تدير قوائم جهة الإصدار، فاذكرها في الخيار statusIssuers.',
  },
  'status.purpose_mismatch': { text: 'قائمة الحالة تخص {actual}، والشارة تسألها عن {expected}.', fix: ASK },
  'status.revoked': { text: 'ألغت جهة الإصدار الشارة ({host}).', fix: 'لا تعتمد عليها؛ واسأل جهة الإصدار عن السبب.' },
  'status.suspended': {
    text: 'علّقت جهة الإصدار الشارة مؤقتًا ({host}).',
    fix: 'اسأل جهة الإصدار إلى متى، ثم تحقق منها مرة أخرى.',
  },
  'status.refresh_available': {
    text: 'لدى جهة الإصدار نسخة أحدث من الشارة ({host}).',
    fix: 'اطلب النسخة الأحدث.',
  },
  'status.message': { text: 'تقول جهة الإصدار عن الشارة: {message} ({value}).', fix: LOOK },
  'status.value_unknown': { text: 'للشارة حالة غير معروفة هنا: {purpose} {value}.', fix: ASK },
  'status.encoding_invalid': { text: 'قائمة الحالة غير مرمّزة كما ينبغي: {expected}.', fix: ASK },
  'status.list_too_large': { text: 'حجم قائمة الحالة بالبايت أكبر من {limitBytes}، فلم تُقرأ.', fix: SMALLER },
  'status.list_too_short': {
    text: 'عدد الحالات في قائمة الحالة {actual}؛ والعدد الأقل من {minimum} قد يكشف عمّن يُستعلم.',
    fix: 'اطلب من جهة الإصدار قائمة أطول.',
  },
  'status.index_range': { text: 'الموضع المطلوب يقع خارج قائمة الحالة، وعدد حالاتها {length}.', fix: ASK },
  'status.list_invalid': {
    text: 'تخالف قائمة الحالة قاعدة من قواعد نوعها: يجب أن يكون {member} كالآتي: {expected}.',
    fix: ASK,
  },
  'status.entry_invalid': {
    text: 'يخالف قيد الحالة قاعدة من قواعد نوعه: يجب أن يكون {member} كالآتي: {expected}.',
    fix: INPUT,
  },
  'status.list_full': {
    text: 'المتبقي في قائمة الحالة {free} من أصل {length}، وهو أقل من المطلوب.',
    fix: 'ابدأ قائمة أخرى.',
  },
  'status.reason_not_allowed': {
    text: 'لا تُلغى أي شارة لهذا السبب؛ والأسباب المقبولة هي: {allowed}.',
    fix: 'اترك الشارة كما هي؛ فالديون وترك العمل تُسوّى في موضع آخر.',
  },
  'status.place_unknown': { text: 'لا موضع لتلك الشهادة في أي قائمة حالات هنا.', fix: 'راجع معرّفها، وهل أُصدرت بحالة.' },
  'status.purpose_missing': {
    text: 'لا موضع للشهادة في قائمة {purpose}.',
    fix: 'ألغها، أو أصدر ما قد يُعلَّق بموضع في قائمة كهذه.',
  },
  'status.already_redeemed': { text: 'سبق صرف هذه الشهادة.', fix: 'لا تدفع مقابلها شيئًا؛ وإن كان هناك خلاف فاسأل من صرفها.' },
  'status.revocation_final': { text: 'أُلغيت الشهادة، وهذا نهائي.', fix: 'أصدر شهادة جديدة إن أُلغيت خطأً.' },
  'status.clock_back': {
    text: 'الساعة تشير إلى {now}، وفي المخزن شيء بتاريخ {last}.',
    fix: 'اضبط الساعة؛ وإن كانت متقدمة من قبل فانتظر إلى ذلك الحين.',
  },
  'status.copy_newer': {
    text: 'القائمة {list} المنشورة بتاريخ {validFrom} أحدث مما يعرفه المخزن.',
    fix: 'استعد أحدث نسخة من المخزن؛ ولا تنشر من هذه.',
  },
  'status.audit_mismatch': {
    text: 'ما يقوله المخزن عن القائمة {list} لا يتسق: {mismatch} ({count}).',
    fix: 'اترك المخزن كما هو، وقارنه بنسخة احتياطية.',
  },
  'status.unpublished': {
    text: 'تنقص القائمة {list} تغييرات عددها {pending}، أو لم تُنشر قط.',
    fix: 'انشرها، وليُفعل ذلك بانتظام.',
  },
  'status.publication_old': { text: 'القائمة {list} المنشورة صالحة حتى {validUntil} فقط.', fix: 'انشرها، وليُفعل ذلك بانتظام.' },
}
