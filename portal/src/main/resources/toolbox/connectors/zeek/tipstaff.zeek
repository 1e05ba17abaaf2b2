# Feeds of {{base}}; fetched by tipstaff-fetch.sh.
@load frameworks/intel/seen
@load frameworks/intel/do_notice

module Tipstaff;

export {
    ## Where the feeds lie.
    const folder = "/opt/zeek/share/zeek/site/tipstaff" &redef;
}

redef Intel::read_files += {
    folder + "/tipstaff-ip-reputation.zeek",
    folder + "/tipstaff-malicious-url.zeek",
    folder + "/tipstaff-malicious-hash.zeek"
};
