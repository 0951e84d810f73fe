import type { CatalogueOf } from '../catalogue.js'
import { LOOK, ORIGINAL, REISSUE, SMALLER } from './advice.js'

const OTHER_PICTURE = 'خذ هذا في الحسبان عند اتخاذ قرارك؛ ولوضع شارة فيها استخدم صورة أخرى.'
const INCOMPLETE = 'اطلب الملف مرة أخرى: ينقصه جزء.'
const OTHER_PROGRAMS = 'لا يلزم هنا فعل شيء؛ وقد لا تجد برامج أخرى الشارة.'

/** Arabic for pictures and the badges inside. */
export const bake: CatalogueOf<'bake'> = {
  'bake.image_unsupported': {
    text: 'هذه ليست صورة يمكن أن تكون في داخلها شارة: ذلك ممكن في PNG وكذلك في SVG، ونوع هذه {type}.',
    fix: 'اطلب ملف PNG أو SVG كما أعطته جهة الإصدار؛ فالصورة التي حُوّلت إلى صيغة أخرى فقدت الشارة.',
  },
  'bake.image_too_large': {
    text: 'حجم الصورة بالبايت أكبر من {limitBytes}، فلم تُقرأ.',
    fix: 'اطلب صورة أصغر.',
  },
  'bake.no_credential': {
    text: 'لا توجد شارة داخل الصورة ({container}).',
    fix: 'اطلب الملف كما أعطته جهة الإصدار، لا لقطة شاشة ولا نسخة. وإن كان فيه رمز QR فامسحه.',
  },
  'bake.already_baked': {
    text: 'توجد شارة داخل الصورة من قبل ({container}).',
    fix: 'استخدم الصورة بلا شارة، أو اذكر أن ما في داخلها يُستبدل.',
  },
  'bake.several_credentials': { text: 'عدد الشارات داخل الصورة {count}؛ وأُخذت الأولى.', fix: LOOK },
  'bake.credential_unsuitable': {
    text: 'ما يُراد وضعه في الصورة ينقصه الآتي: {expected}.',
    fix: 'وقّع الشارة أولًا، ثم ضع في الصورة ما نتج عن التوقيع.',
  },
  'bake.credential_malformed': { text: 'ما في داخل الصورة غير سليم الصيغة؛ المتوقع {expected}.', fix: ORIGINAL },
  'bake.credential_too_large': { text: 'حجم الشارة بالبايت أكبر من {limitBytes}.', fix: SMALLER },
  'bake.address_only': {
    text: 'الصورة من نوع قديم: ليس في داخلها إلا عنوان شارة، ولم يُجلب منه شيء.',
    fix: 'اطلب من جهة الإصدار الشارة نفسها.',
  },
  'bake.png_signature': {
    text: 'يبدأ الملف مثل ملف PNG وليس كذلك: فقد تغيّر في الطريق.',
    fix: 'اطلب الملف مرة أخرى، على أن يُرسل ملفًا لا نصًا.',
  },
  'bake.png_header': { text: 'ملف PNG لا يبدأ بترويسة.', fix: ORIGINAL },
  'bake.png_chunk_type': { text: 'ملف PNG تالف: الجزء الواقع عند البايت {offset} ليس له اسم.', fix: ORIGINAL },
  'bake.png_length': {
    text: 'ملف PNG تالف: الجزء الواقع عند البايت {offset} يذكر أن حجمه بالبايت {length}، وهذا أكثر مما يجوز لأي جزء.',
    fix: ORIGINAL,
  },
  'bake.png_truncated': {
    text: 'ملف PNG مقطوع، أو أن الجزء الواقع عند البايت {offset} يذكر طولًا أكبر من طوله الحقيقي.',
    fix: INCOMPLETE,
  },
  'bake.png_checksum': {
    text: 'ملف PNG تالف: المجموع الاختباري للجزء {chunk} الواقع عند البايت {offset} خاطئ.',
    fix: ORIGINAL,
  },
  'bake.png_too_many_chunks': { text: 'عدد الأجزاء في ملف PNG أكبر من {limit}، فلم يُقرأ.', fix: ORIGINAL },
  'bake.png_end_missing': { text: 'ملف PNG ليست له نهاية.', fix: INCOMPLETE },
  'bake.png_trailing_bytes': {
    text: 'بعد نهاية ملف PNG بايتات ليست جزءًا منه، وعددها {count}.',
    fix: OTHER_PICTURE,
  },
  'bake.text_compressed': {
    text: 'الشارة مضغوطة داخل الصورة، وهذا لا يسمح به معيار Open Badges.',
    fix: OTHER_PROGRAMS,
  },
  'bake.text_chunk': {
    text: 'الشارة في جزء من النوع {chunk}، ومعيار Open Badges يطلب iTXt.',
    fix: OTHER_PROGRAMS,
  },
  'bake.svg_malformed': { text: 'تعذّرت قراءة ملف SVG: السطر {line} غير سليم الصيغة.', fix: ORIGINAL },
  'bake.svg_doctype': {
    text: 'في ملف SVG نوع مستند أو كيانات خاصة به، وهذه لا تُتّبع أبدًا.',
    fix: 'احذف سطر DOCTYPE، أو اطلب صورة ليس فيها هذا السطر.',
  },
  'bake.svg_encoding': {
    text: 'ملف SVG مكتوب بالترميز {encoding}؛ ولا يُقرأ إلا UTF-8.',
    fix: 'احفظ ملف SVG بالترميز UTF-8.',
  },
  'bake.svg_too_complex': {
    text: 'ملف SVG يتجاوز ما يُقرأ: {part}، والحد الأقصى {limit}.',
    fix: 'اطلب رسمًا أبسط.',
  },
  'bake.svg_namespace': {
    text: 'في ملف SVG عنصر يشبه عنصر الشارة، لكنه في نطاق أسماء غير {expected}.',
    fix: REISSUE,
  },
  'bake.svg_active': {
    text: 'في ملف SVG شيء قد يشغّله المتصفح (السطر {line}).',
    fix: 'لا تضعه أبدًا في صفحة بوصفه ترميزًا؛ اعرضه بوصفه صورة، أو احذف ذلك الشيء.',
  },
  'bake.svg_misplaced': {
    text: 'الشارة ليست في موضعها الصحيح في ملف SVG؛ وقد لا تجدها برامج أخرى.',
    fix: LOOK,
  },
  'bake.svg_both_forms': {
    text: 'الشارة موجودة مرتين في عنصر واحد من ملف SVG؛ وأُخذ النص الموقَّع الموجود في السمة.',
    fix: LOOK,
  },
}
