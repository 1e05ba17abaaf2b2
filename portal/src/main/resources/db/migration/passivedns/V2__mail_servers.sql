-- Names that a mail server works for: the name stands behind its preference.
create index resolution_of_mail_server on passivedns.resolution (lower(rtrim(split_part(data, ' ', 2), '.')))
    where type = 'MX';
