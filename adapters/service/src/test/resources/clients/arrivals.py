"""The arrivals of tourists on a day, counted from luutru.facts.v1 with nothing but the published schemas.

usage: arrivals.py DAY SERVICE BROKERS TOPIC
       arrivals.py DAY SERVICE < records

DAY is yyyy-mm-dd, SERVICE the address under which schemas are. BROKERS are host:port, separated by commas; reading them
needs the module confluent_kafka. Without brokers the records come as a consumer of committed records reads them, one a
line: {"partition": 0, "headers": {name: text}, "value": {…}}. Prints the arrivals by ward and by nationality.
"""

import collections
import json
import sys
import urllib.request

# Law on tourism 2017, article 48, and model 9: whose guests count.
TYPES = {"HOTEL", "TOURIST_VILLA", "TOURIST_APARTMENT", "TOURIST_SHIP", "GUEST_HOUSE", "HOMESTAY", "CAMPSITE",
         "GOVERNMENT_GUEST_HOUSE"}
# To study, to be treated or to work is no tourism.
OTHER_PURPOSES = {"STUDY", "MEDICAL_TREATMENT", "WORK"}


def from_lines(lines):
    for line in lines:
        record = json.loads(line)
        yield record["partition"], record["headers"], record["value"]


def from_topic(brokers, topic):
    """All that is committed by now."""
    from confluent_kafka import Consumer, KafkaError, TopicPartition

    consumer = Consumer({"bootstrap.servers": brokers, "group.id": "arrivals", "isolation.level": "read_committed",
                         "enable.auto.commit": False, "auto.offset.reset": "earliest", "enable.partition.eof": True})
    partitions = consumer.list_topics(topic, timeout=30).topics[topic].partitions
    consumer.assign([TopicPartition(topic, partition, 0) for partition in partitions])
    ended = set()
    while len(ended) < len(partitions):
        record = consumer.poll(30)
        if record is None:
            raise TimeoutError(f"{topic} did not answer for 30 s")
        elif record.error() is None:
            headers = {name: value.decode() for name, value in record.headers()}
            yield record.partition(), headers, json.loads(record.value())
        elif record.error().code() == KafkaError._PARTITION_EOF:
            ended.add(record.partition())
        else:
            raise RuntimeError(record.error())
    consumer.close()


class Schemas:
    def __init__(self, service):
        self.service = service
        self.known = {}

    def check(self, address, value):
        if address not in self.known:
            name = address.removeprefix("urn:luutru:schema:")
            url = address if name == address else f"{self.service}/v1/schemas/{name}"
            with urllib.request.urlopen(url) as answer:
                self.known[address] = json.load(answer)
        schema = self.known[address]
        missing = [name for name in schema["required"] if name not in value]
        if missing:
            raise ValueError(f"{address}: {missing} missing")


def main(day, service, brokers=None, topic=None):
    records = from_lines(sys.stdin) if brokers is None else from_topic(brokers, topic)
    schemas = Schemas(service)
    stays, descriptions, last = {}, collections.defaultdict(dict), {}
    for partition, headers, value in records:
        position, previous = int(headers["position"]), int(headers["prev"])
        if position <= last.get(partition, 0):
            continue
        if previous != last.get(partition, 0):
            raise ValueError(f"a gap before position {position}")
        last[partition] = position
        schemas.check(headers["ce_dataschema"], value)
        kind = headers["ce_type"]
        if kind == "vn.luutru.StayFact/1":
            stays[value["stay"]] = value
        elif kind == "vn.luutru.EstablishmentFact/1":
            descriptions[value["establishment"]][value["validFrom"]] = value
    wards, nationalities = collections.Counter(), collections.Counter()
    for stay in stays.values():
        if stay["cancelled"] or stay["arrivedOn"] != day or stay.get("purpose") in OTHER_PURPOSES:
            continue
        known = descriptions[stay["establishment"]]
        on_day = [valid for valid in known if valid <= day] or sorted(known)[:1]
        house = known[max(on_day)]
        if house["type"] in TYPES:
            wards[house["ward"]] += 1
            nationalities[stay.get("nationality", "")] += 1
    print(json.dumps({"arrivals": sum(wards.values()), "wards": wards, "nationalities": nationalities}))


main(*sys.argv[1:])
