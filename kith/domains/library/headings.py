"""What people call the parts of a practice when they write it elsewhere: headings of files that they bring, in English and Spanish."""

HEADINGS = {
    "purpose": "aim, aims, goal, goals, objective, objectives, why, what it helps with, what it is for, what it is, in short, summary, "
    "overview, about, description, propósito, objetivo, objetivos, finalidad, meta, metas, para qué sirve, por qué, qué es, "
    "resumen, descripción",
    "for_whom": "audience, who it is for, for who, participants, target group, who can use it, para quién, para quiénes, "
    "a quién va dirigido, destinatarios, participantes, público, con quién",
    "purposes": "good for, helps with, topics, temas, sirve para",
    "how": "how to, how to do it, how it works, how it is done, procedure, instructions, method, what to do, process, step by step, "
    "the steps, activity, pasos, los pasos, cómo, cómo se hace, cómo funciona, procedimiento, instrucciones, método, qué hacer, "
    "proceso, paso a paso, actividad, desarrollo",
    "minutes": "time, duration, how long, how long it takes, time needed, tiempo, duración, cuánto dura, tiempo necesario",
    "materials": "materials, material, what you will need, you need, you will need, equipment, supplies, resources, materiales, "
    "qué necesitas, lo que necesitas, qué hace falta, recursos",
    "settings": "setting, settings, where, where to use it, context, place, dónde, lugar, entorno, contexto",
    "watch": "caution, cautions, care, risks, safety, warnings, be careful, take care, precautions, when not to use it, "
    "things to watch for, cuidado, cuidados, con cuidado, precauciones, riesgos, advertencias, seguridad, a qué prestar atención, "
    "cuándo no usarlo",
    "core": "core, core elements, essentials, essential, must stay, what must not change, what should not change, "
    "elementos esenciales, lo esencial, esencial, núcleo, lo que no debe cambiar, qué no debe cambiar",
    "free": "adaptations, adapting it, variations, what can change, what may change, options, variaciones, variantes, adaptaciones, "
    "lo que puede cambiar, qué puede cambiar, opciones",
    "licence": "license, rights, licencia, derechos",
}
