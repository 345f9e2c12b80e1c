import { anywhere, begins, type Language, oneOf } from './rule';

const ROLE = oneOf(
  `enfermer[oa]|maestr[oa]|profesor(?:a)?|estudiante|médic[oa]|abogad[oa]|desarrollador(?:a)?|programador(?:a)?|ingenier[oa]|
   cociner[oa]|panader[oa]|piloto|conductor(?:a)?|padre|madre|mamá|papá|jubilad[oa]|autónom[oa]|freelance|fundador(?:a)?|
   director(?:a)?|diseñador(?:a)?|arquitect[oa]|consultor(?:a)?|contable|contador(?:a)?|asistente|aprendiz|becari[oa]|
   doctorand[oa]|investigador(?:a)?|periodista|fotógraf[oa]|músic[oa]|traductor(?:a)?|artista|agricultor(?:a)?|electricista|
   fontaner[oa]|mecánic[oa]|psicólog[oa]|fisioterapeuta|farmacéutic[oa]|funcionari[oa]|vegetarian[oa]|vegan[oa]|casad[oa]|
   solter[oa]|divorciad[oa]|zurd[oa]|comercial|vendedor(?:a)?|peluquer[oa]|veterinari[oa]|gerente|jef[ea] de \\p{L}+|analista`,
);
const NOT_HERE = oneOf(
  'esto|eso|esta|este|estos|estas|ese|esa|tu|tus|su|sus|que|cómo|cuando|lo|la primera|el primero|la respuesta|te',
);
const FAMILY = oneOf(
  'esposa|esposo|mujer|marido|pareja|novia|novio|hijo|hija|hijos|hijas|madre|padre|hermana|hermano|perro|perra|gato|gata|gatos|perros',
);
const ANSWERS = oneOf(
  `respuestas?|respond\\p{L}*|explica\\p{L}*|emojis?|viñetas|listas|jerga|tute\\p{L}*|español|inglés|cort[oa]s?|breves?|concis[oa]s?|
   fuentes|disculp\\p{L}*|exclamaci\\p{L}*|ejemplos?|paso a paso|sistema métrico|formal|informal`,
);

export const SPANISH: Language = {
  opens: begins(
    `(?:${oneOf(
      `yo|soy|estoy|vivo|resido|vengo|crecí|me|mi|mis|llámame|tengo|nací|trabajo|enseño|dirijo|gestiono|sufro|padezco|tomo|no|
       prefiero|odio|detesto|evito|adoro|a|siempre|nunca|normalmente|generalmente|casi|suelo|raramente|corro|nado|leo|cocino|
       medito|entreno|juego|voy|hablo|entiendo|programo|desarrollo|sé|estudio|preparo|desarrollando|creando|construyendo|
       escribiendo|montando|trabajando|escribo|diseñando|ahorro|quiero|gano|invierto|de|en|por|responde|contesta|explica|
       escribe|usa|evita|tutéame|trátame|cuando|recuerda|acuérdate|ten|anota|hola|buenas|buenos|para|sobre|contexto|bueno|y|pero`,
    )})(?!\\p{L})`,
  ),
  leadIn: begins(
    '(?:(?:hola|buenas|buenos días)[,!.]?|para (?:que sepas|tu información|contexto)[,:]?|por cierto[,:]?|sobre mí:|contexto:|bueno,|y|pero)\\s+',
  ),
  remember: begins(
    '(?:por favor,? )?(?:recuerda|acuérdate de|ten en cuenta|anota|no olvides)(?: que)\\s+(?=yo |soy |tengo |vivo |trabajo |me |mi |mis |prefiero |no )',
  ),
  request:
    /[,;–—-]\s*(?:y |pero |así que )?(?:puedes|podrías|qué|cuál|cómo|por qué|dónde|ayúda|dame|sugiere|dime|explica|escribe|haz|hay|necesito|quiero|quisiera|busco)\p{L}*/iu,
  drop: {
    asks: begins(oneOf('¿|qué|quién|cuál(?:es)?|cómo|por qué|dónde|cuánto|puedes|podrías|es posible|hay|gracias')),
    supposes: anywhere(
      oneOf(
        'si|sería|podría|podrías|quisiera|quizás?|tal vez|imagina|imaginemos|supongamos|supón|como si|ojalá|probablemente|a lo mejor',
      ),
    ),
    passes: anywhere(
      oneOf(
        `hoy|esta (?:noche|mañana|tarde|semana)|este (?:mes|fin de semana)|ayer|ahora mismo|en este momento|
         la semana (?:pasada|que viene|próxima)|el mes (?:pasado|que viene)|hace (?:un rato|poco)|ya no|por ahora|a punto de|
         estoy (?:intentando|tratando|teniendo)|antes|voy a`,
      ),
    ),
    elsewhere: anywhere(oneOf('esto|eso|aquello|est[aeo]s?|es[ao]s?|arriba|abajo|siguientes?|adjunt[oa]s?|aquí')),
  },
  rules: [
    {
      reason: 'identity',
      kind: 'profile',
      category: 'About me',
      pattern: begins(
        'me llamo \\p{L}|mi nombre(?: completo)? es|llámame \\p{L}|tengo \\d{1,2} años|mi cumpleaños es|mi lengua materna es|(?:yo )?nací (?:en|el)',
      ),
    },
    {
      reason: 'home',
      kind: 'profile',
      category: 'About me',
      pattern: begins(
        '(?:yo )?(?:vivo|resido) (?:en|con|sol[oa]|cerca)(?![\\p{L}])|(?:yo )?soy (?:originalmente )?de (?!acuerdo|los que|las que)\\p{L}|(?:yo )?vengo de \\p{Lu}|crecí en',
      ),
    },
    {
      reason: 'work',
      kind: 'profile',
      category: 'Work',
      pattern: begins(
        `(?:yo )?(?:soy|estoy) (?:una? )?${ROLE}(?![\\p{L}])|(?:yo )?trabajo (?:como|de|en|para|con|por las noches|desde casa|a distancia|a media jornada)(?![\\p{L}])(?! ${NOT_HERE}(?![\\p{L}])| un (?:script|código|proyecto|archivo|programa))|(?:yo )?(?:enseño|dirijo|gestiono) (?!${NOT_HERE}(?![\\p{L}]))\\p{L}|mi (?:trabajo|profesión|puesto|empresa|equipo|jefe|negocio) (?:es|consiste|se llama|hace)`,
      ),
    },
    {
      reason: 'family',
      kind: 'profile',
      category: 'About me',
      pattern: begins(
        `mis? ${FAMILY} (?:se llaman?|es (?:una? |alérgic|vegetarian|vegan|enfermer)|tienen? \\d+ (?:años|meses)|trabaja|vive)|(?:yo )?tengo (?:una?|dos|tres|cuatro|cinco|\\d) (?:\\p{L}+ )?(?:hijos?|hijas?|niños?|niñas?|perros?|gatos?|hermanos?|hermanas?|gemelos|caballos?|nietos?)(?![\\p{L}])`,
      ),
    },
    {
      reason: 'health',
      kind: 'profile',
      category: 'Health',
      pattern: begins(
        '(?:yo )?soy (?:muy )?(?:alérgic[oa] a|intolerante a|diabétic[oa]|celíac[oa]|asmátic[oa]|disléxic[oa]|autista|daltónic[oa]|epiléptic[oa])|estoy embarazada|(?:yo )?tengo (?:asma|diabetes|tdah|epilepsia|migrañas?|hipertensión|ansiedad|depresión|una (?:alergia|intolerancia)|alergia)|(?:yo )?(?:sufro|padezco) (?:de )?|me diagnosticaron|tomo [\\p{L}\\d -]{3,40}(?:todos los|cada|a diario)|no (?:tolero|puedo comer)',
      ),
    },
    {
      reason: 'preference',
      pattern: begins(
        `(?:yo )?(?:prefiero|odio|detesto|evito|adoro) (?!${NOT_HERE}(?![\\p{L}]))[\\p{L}\\d]{2}|(?:a mí )?(?:no )?me (?:gustan?|encantan?|fascinan?)(?: (?:mucho|más|nada))? (?!${NOT_HERE}(?![\\p{L}]))[\\p{L}\\d]{2}|(?:yo )?no (?:como|bebo|fumo|uso) (?!${NOT_HERE}(?![\\p{L}]))\\p{L}{2}|mis? [\\p{L} -]{2,30} favorit[oa]s? (?:es|son)|soy (?:muy )?fan de`,
      ),
    },
    {
      reason: 'habit',
      pattern: begins(
        '(?:yo )?(?:siempre|nunca|normalmente|generalmente|casi siempre|suelo|raramente) (?:trabaj|us|escrib|com|beb|jueg|jug|le|mir|ve|escuch|cocin|corr|nad|duerm|dorm|viaj|program|me levant|me acuest|voy|ir|entren|estudi)\\p{L}*(?![\\p{L}])|(?:yo )?(?:corro|nado|leo|cocino|medito|entreno|juego|voy|me levanto)[^.]{0,60}(?:todos los|cada|veces (?:por|a la) semana|los (?:lunes|martes|miércoles|jueves|viernes|sábados|domingos)|los fines de semana)',
      ),
    },
    {
      reason: 'habit',
      kind: 'media',
      category: 'Games & media',
      pattern: begins('(?:yo )?juego (?:sobre todo |principalmente |mucho )?(?:a|al|en)(?![\\p{L}])'),
    },
    {
      reason: 'skill',
      pattern: begins(
        `(?:yo )?(?:hablo|entiendo) (?:bien |un poco de |algo de )?(?:español|inglés|francés|alemán|italiano|árabe|portugués|chino|japonés|ruso|catalán)|(?:yo )?(?:programo|desarrollo) (?:sobre todo |principalmente )?(?:en|con)(?![\\p{L}])|(?:yo )?sé (?:algo de |un poco de )?(?:python|java|javascript|typescript|sql|excel|programar|cocinar|inglés|francés)|(?:yo )?tengo (?:\\d+ años de|poca|mucha|bastante|varios años de) experiencia|no tengo (?:ninguna )?experiencia|(?:yo )?tengo (?:un|una) (?:máster|licenciatura|doctorado|grado|título)|soy (?:muy )?(?:buen[oa]|mal[oa]) (?:en|con|para)`,
      ),
    },
    {
      reason: 'skill',
      kind: 'learning',
      category: 'Learning',
      pattern: begins(
        `(?:yo )?(?:estudio|estoy (?:aprendiendo|estudiando)) (?!${NOT_HERE}(?![\\p{L}]))\\p{L}|soy (?:un |una )?(?:completo |total )?principiante|(?:yo )?(?:preparo|estoy preparando) (?:el|la|un|una|mi|mis) (?:examen|oposición|oposiciones|máster|certificación|maratón)|me cuestan? (?!${NOT_HERE}(?![\\p{L}]))`,
      ),
    },
    {
      reason: 'project',
      kind: 'project',
      pattern: begins(
        '(?:yo )?(?:estoy )?(?:desarrollando|creando|construyendo|escribiendo|montando|trabajando en|escribo|desarrollo|diseñando) (?:una?|mi|nuestr[oa]) (?:[\\p{L}-]+ ){0,2}?(?:aplicación|app|web|página|sitio|empresa|startup|libro|novela|juego|tesis|tfm|tfg|pódcast|podcast|blog|curso|plataforma|tienda|casa|álbum|videojuego)(?![\\p{L}])|mi (?:startup|tesis|aplicación|app|novela|juego|podcast|blog|tienda) (?:es|se llama|trata|ayuda|vende)',
      ),
    },
    {
      reason: 'goal',
      pattern: begins(
        'mi (?:objetivo|meta|sueño) es|(?:yo )?(?:entreno|me preparo) para |(?:yo )?ahorro para |quiero (?:aprender (?!a|cómo|más)|ser (?:una? )?(?:médic|ingenier|escritor|maestr|profesor|abogad|programador|enfermer))',
      ),
    },
    {
      reason: 'money',
      kind: 'profile',
      category: 'Money',
      pattern: begins(
        '(?:yo )?gano (?:unos )?\\d|mi (?:sueldo|salario|presupuesto|alquiler|hipoteca) es|(?:yo )?invierto en ',
      ),
    },
    {
      reason: 'instruction',
      kind: 'instruction',
      category: 'Style',
      pattern: begins(
        `(?:de ahora en adelante|a partir de ahora|en el futuro)(?![\\p{L}])[^.]{8,}|(?:por favor,? )?(?:responde|contesta|explica|escribe|usa|evita|tutéame|trátame)[^.]{0,60}(?:siempre|nunca)(?![\\p{L}])[^.]{0,60}|(?:por favor,? )?(?:siempre|nunca) (?:respond|contest|us|explic|escrib)\\p{L}*[^.]{0,60}|no uses [^.]{0,30}${ANSWERS}|tutéame|cuando (?:respondas|expliques|escribas)[^.]{8,}`,
      ),
    },
  ],
};
