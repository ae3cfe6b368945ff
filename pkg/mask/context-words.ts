/**
 * What the words around a number say that it is. Words are written folded (lower case, without diacritics); a
 * space stands for any separator or none (`tax id`, `tax_id`, `taxId`), a final `*` for any ending. Several
 * languages share a line where their words do.
 */
export const contextWords = {
  ssn: [
    'ssn|ssns|social security|soc sec|ss number|us social|seguro social|numero de seguridad social',
    'nir|insee|carte vitale|securite sociale|sozialversicherung*|previdenza sociale|seguranca social|sociale zekerheid',
    'ubezpieczenia spolecznego|socialforsakring*|sosiaaliturva*|socialsikring*',
  ],
  itin: ['itin|individual taxpayer|taxpayer id*'],
  npi: ['npi|national provider|provider id*|provider number|prescriber*'],
  medicare: ['mbi|medicare|beneficiary id*|beneficiary number'],
  aba: ['aba|routing|rtn|transit number|wire transfer|ach'],
  nhs: ['nhs|national health service'],
  taxId: [
    'tax id*|tax number|tax no|tax identification|tax payer|taxpayer|tin|fiscal number|fiscal code|vat id|vat number',
    'steuer id*|steuerliche identifikationsnummer|steueridentifikationsnummer|identifikationsnummer|idnr|steuernummer',
    'numero fiscal|identifiant fiscal|numero d identification fiscale|spi|identificacion fiscal|identificador fiscal',
    'codice fiscale|identificativo fiscale|numero de contribuinte|identificacao fiscal|fiscaal nummer',
    'fiscaal identificatienummer|numer identyfikacji podatkowej|identyfikator podatkowy|skattenummer|veronumero',
    'skatteregistrering*|tax file',
  ],
  deSocial: [
    'sozialversicherung*|rentenversicherung*|sv nummer|sv nr|svnr|rvnr|versicherungsnummer|versichertennummer',
    'german social|social insurance',
  ],
  bsn: ['bsn|burgerservice*|burger service nummer|sofi nummer|sofinummer|citizen service|dutch id'],
  pesel: ['pesel*|polish id|numer ewidencyjny'],
  nip: ['nip|numer identyfikacji podatkowej|identyfikacji podatkowej'],
  personnummer: [
    'personnummer*|person nummer|personnr|pnr|samordningsnummer*|personal identity|personal number|swedish id',
    'organisationsnummer|fodselsnummer*|fodselsnr|fodsels og personnummer|d nummer|fnr',
  ],
  cpr: ['cpr|cpr nummer*|cpr nr|cprnr|personnummer*|danish id'],
  nationalId: [
    'dni|nie|documento de identificacion',
    'national id*|national identification|national identity|identity number|identity card|id number|id no|id card',
    'personal id*|personal number|identification number|citizen id|citizen number|civil registration',
    'personalausweis*|ausweisnummer|personenkennzahl|identitatsnummer|numero national|numero d identite',
    'carte d identite|registre national|documento nacional|documento de identidad|numero de identidad|identidad',
    'carta d identita|numero di identita|documento di identita|bilhete de identidade|numero de identificacao',
    'numero de identificacion|identiteitsnummer|identiteitskaart|rijksregister*|dowod osobisty|numer dowodu',
    'numer identyfikacyjny|henkilotunnu*|hetu|personnummer*|id nummer|id numero|legitimation*',
  ],
  belgian: [
    'rijksregister*|registre national|numero national|national register|insz|niss|nrn|rrn|nationalregister*',
  ],
  austrian: ['svnr|sv nr|sv nummer|sozialversicherung*|versicherungsnummer|austrian social|e card'],
  swiss: ['ahv*|avs|navs|oasi|sozialversicherung*|assurance sociale|swiss social'],
  czech: ['rodne cislo|rodneho cisla|rodnym cislem|birth number|rodne c'],
  oib: ['oib|osobni identifikacijski'],
  afm: ['afm|αφμ|α φ μ|φορολογικου μητρωου'],
  nif: ['nif|contribuinte|numero fiscal|identificacao fiscal|nipc'],
  aadhaar: ['aadhaar*|aadhar*|adhaar|adhar|uidai|uid number|आधार*'],
  tfn: ['tfn|tax file'],
  sin: ['sin|social insurance|assurance sociale|nas'],
  tckn: ['tckn|tc kimlik|t c kimlik|kimlik*|tc no|turkish id|vatandaslik'],
  southAfrica: ['said|sa id|south african id*|rsa id|identity number|id number|id no|national id*'],
  rrn: ['rrn|resident registration|jumin*|주민등록번호*|주민번호*|주민등록*'],
  myNumber: ['my number|mynumber|individual number|マイナンバー*|個人番号*|kojin bango'],
  israel: ['teudat zehut|israeli id|tz number|mispar zehut|תעודת זהות*|תז|ת ז|מספר זהות*|zehut'],
  cpf: ['cpf|cadastro de pessoas|cadastro pessoa'],
  passport: [
    'passport*|reisepass*|passnummer|pass nr|passnr|passeport*|pasaporte*|passaporto|passaporti|passaporte*',
    'paspoort*|paszport*|passi|passin|passinumero|pasnummer|pas nr|rejsepas|паспорт*',
  ],
  driver: [
    'driver licen*|drivers licen*|driver s licen*|driving licen*|license number|licence number|dl number|dl no',
    'fuhrerschein*|fuehrerschein*|permis de conduire|numero de permis|permiso de conducir|carnet de conducir',
    'licencia de conducir|licencia de conduccion|patente di guida|numero patente|carta de conducao|cnh',
    'rijbewijs*|prawo jazdy|prawa jazdy|korkort*|ajokort*|korekort*|forerkort*',
  ],
  account: [
    'account number|account no|account nr|acct no|acct number|acct|account id|bank account|account|a c no',
    'checking account|savings account|sort code|konto|kontonummer|kontonr|bankkonto|numero de compte|compte bancaire',
    'compte|rib|numero de cuenta|cuenta bancaria|cuenta corriente|cuenta|numero di conto|conto corrente|conto bancario',
    'conto|numero da conta|conta bancaria|conta corrente|conta|rekeningnummer|bankrekening|rekening|numer konta',
    'numer rachunku|rachunek bankowy|rachunku bankowego|konta bankowego|tilinumero|pankkitili|bankgiro|plusgiro',
    'bankkontonummer',
  ],
  card: [
    'card*|visa|mastercard|maestro|amex|american express|pan|carte|carte bancaire|kreditkarte*|bankkarte*',
    'kartennummer|karte|tarjeta*|carta di credito|carta di debito|carta|numero carta|cartao*|creditcard*|betaalkaart*',
    'kaart|kaartnummer|karta|karty|karte|numer karty|kort|kortnummer|kreditkort*|betalkort*|luottokortti*|kortti*',
  ],
  cardShort: ['cc|ccn|cb'],
  medicalRecord: [
    'mrn|medical record*|medical rec|patient id*|patient number|patient no|patient record|chart number|health record',
    'patientennummer|patienten id|patientenakte|krankenakte|fallnummer|dossier medical|numero de patient|dossier patient',
    'historia clinica|expediente medico|numero de paciente|cartella clinica|numero paziente|prontuario|processo clinico',
    'numero do paciente|patientnummer|patientnumero|medisch dossier|patientdossier|patient dossier|numer pacjenta',
    'dokumentacji medycznej|karta pacjenta|journalnummer|potilasnumero|potilastunnu*|patientjournal|hospital number',
  ],
  birth: [
    'dob|d o b|date of birth|birth date|birthdate|birthday|birth day|born|birth',
    'geburtsdatum|geburtstag|geboren|geb|date de naissance|naissance|ne le|nee le|ne e le|anniversaire',
    'fecha de nacimiento|nacimiento|nacido|nacida|nacio|cumpleanos|data di nascita|nascita|nato|nata|compleanno',
    'data de nascimento|nascimento|nascido|nascida|nasceu|aniversario|geboortedatum|geboorte|verjaardag',
    'data urodzenia|daty urodzenia|urodzenia|urodzony|urodzona|urodzil*|ur|fodelsedatum|fodelsedag|fodd|foedd',
    'syntymaaika|syntynyt|syntymapaiva*|fodselsdato|fodselsdag|fodt',
  ],
  phone: [
    'phone*|telephone*|telefo*|tel|tele|mobile*|mobil|cell|cellphone|cellular|fax|telefax|sms|whatsapp|landline',
    'hotline|msisdn|phone no|contact number|contact no|handy|handynummer|rufnummer|mobilnummer|mobilfunk*|festnetz',
    'durchwahl|portable|fixe|telecopie|movil|celular|llamar al|cellulare|cell|telemovel|telemovil|gsm|mobiel*',
    'faks|komorka|komorkowy|komorkowego|numer telefonu|puhelin*|puh|matkapuhelin|gsm|kannykka|tlf|puhelinnumero*',
    'телефон*|тел|τηλεφωνο*|電話*|電話番号|携帯*|手机*|电话*|전화*|휴대폰*',
  ],
  call: [
    'call*|dial*|ring|reach*|text me|texting|texted|answering|answers|voicemail|messages to|message on|contact*|desk',
    'office|home|extension|registered|anruf*|anrufen|ruf|rufen|erreich*|appel*|joindre|joignable|rappel*|contacter',
    'llam*|contactar|contacto|chiam*|contatt*|raggiung*|ligar|ligue|liga|contactar|contato|ligacao|bel|bellen|belt',
    'bereik*|dzwon*|zadzwon*|kontakt*|ring*|nas pa|nar pa|soita*|tavoit*|ota yhteytta',
  ],
  secret: [
    'password*|passwd|pwd|passphrase|pass phrase|secret|secrets|client secret|token|access token|auth token|api key',
    'apikey|api token|access key|secret key|private key|signing key|encryption key|bearer|credential*|auth key|jwt secret',
    'passwort|kennwort|mot de passe|contrasena|clave secreta|senha|parola d ordine|haslo|wachtwoord|losenord',
    'salasana|adgangskode|kodeord|secret access key|webhook secret|refresh token|session token|authorization',
    'password is|passwort ist|token is|secret is|password was|mot de passe est|contrasena es|senha e|haslo to',
    'wachtwoord is|losenordet ar|api key is|authorization bearer|authorization basic|authorization token',
  ],
  /** Numbers that are nobody's: what stands closest decides. */
  thing: [
    'order*|invoice*|part|parts|part no|part number|item|sku|product*|serial*|model|ticket*|tracking|shipment|case no',
    'reference|ref|build|version|commit|revision|isbn|issn|doi|batch|lot|po number|purchase|receipt|transaction*',
    'bestell*|rechnung*|artikel*|seriennummer|auftrag*|commande*|facture*|article|pedido*|factura*|articulo',
    'ordine|ordini|fattura*|articolo|encomenda|fatura*|artigo|bestelling*|factuur*|artikelnummer|zamowieni*|faktur*',
    'towar*|ordernummer|bestallning*|tilaus*|lasku|ordrenummer|varenummer|price*|total|amount|balance|quantity|qty|size',
  ],
} as const;

/** What a context says that a number is. */
export type ContextId = keyof typeof contextWords;
