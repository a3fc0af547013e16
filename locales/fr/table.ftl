# Les tableaux que l’on apporte : ce qui ne va pas dans un fichier, et dans une de ses lignes.
error-table-empty = Le fichier est vide.
error-table-no-text = Ce n’est ni un classeur que nous lisons (XLSX, ODS) ni un fichier CSV. Dans votre programme, choisissez « Enregistrer sous » et l’un de ces formats, puis choisissez le fichier obtenu.
error-table-unfolds = Ce classeur contient plus qu’une liste. Copiez la seule liste dans un nouveau classeur, et enregistrez-le.
error-table-no-rows = Le fichier a une ligne de titres et rien en dessous.
error-table-too-many-rows = Le fichier a plus de { $max } lignes. Partagez-le en plusieurs.
error-table-quotes = Dans trop de lignes de ce fichier, des guillemets sont ouverts et ne sont pas fermés. Enregistrez-le de nouveau depuis le tableur.
error-row-encoding = Certaines lettres sont illisibles. Retapez-les, et enregistrez le fichier en « CSV UTF-8 ».
error-row-cells = La ligne a { $found } cellules, les titres en ont { $expected }.
error-row-separator = Les cellules de cette ligne sont séparées par « { $found } », celles des autres lignes ne le sont pas.
error-row-quote = Un guillemet est ouvert et n’est pas fermé.
# Les pays d’un tableau, tels que les gens les écrivent.
country-with-code = « { $name } » ({ $code })
error-country-unknown = Nous ne connaissons pas le pays « { $word } ». Écrivez son nom ou son code à deux lettres.
error-country-suggest = Nous ne connaissons pas le pays « { $word } ». Vouliez-vous dire { $countries } ?
error-country-which = « { $word } » peut désigner plusieurs choses, ou n’a pas de code propre. Écrivez un pays, par exemple { $countries }.
error-country-two = « { $word } » nomme plusieurs pays : { $countries }. Écrivez celui sous lequel le nom doit figurer.
error-country-none = « { $word } » n’est pas un pays. Écrivez le pays où vivent ces personnes, ou celui où l’organisation a son siège.
note-country-part = « { $word } » figure sous { $countries }.
note-country-beside = De « { $word } », nous avons retenu { $countries }.
note-country-likely = « { $word } » a été lu comme { $countries }, et non comme { $others }.
error-table-encoding = Nous ne connaissons pas cet encodage.
error-letters-lost = Des lettres ont été perdues avant l’enregistrement de ce fichier : des points d’interrogation les remplacent. Enregistrez-le de nouveau en « CSV UTF-8 » ou comme classeur.
note-letters-mended = Des lettres abîmées ont été réparées : le fichier porte « { $word } ».
note-email-first = Il y a plusieurs adresses ; nous avons pris la première.
note-language-unknown = Nous n’écrivons pas d’e-mails en « { $word } » ; celui-ci sera dans votre langue.
