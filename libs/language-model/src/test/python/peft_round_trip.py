"""Checks that peft and w2s read each other's adapters. Needs Python with torch, transformers, peft and safetensors; not part of the build.

    python peft_round_trip.py BASE ADAPTER MERGED

BASE     a Hugging Face folder
ADAPTER  a checkpoint folder that w2s trained on it (adapter_config.json beside checkpoint.json), with a head that transformers has
MERGED   what `./w2s export ADAPTER MERGED` made of it

Opens the adapter with peft, the merged folder with transformers, and compares their logits; then saves the adapter again with peft,
for w2s to open, and compares its tensors with those it came from.
"""

import sys
import tempfile

import torch
from peft import PeftModel
from safetensors.torch import load_file
from transformers import AutoModelForSequenceClassification

TOLERANCE = 1e-5


def logits(model, ids):
    model.eval()
    with torch.no_grad():
        return torch.cat([model(row.unsqueeze(0)).logits for row in ids])


def main(base, adapter, merged):
    torch.manual_seed(0)
    plain = AutoModelForSequenceClassification.from_pretrained(base, num_labels=2, torch_dtype=torch.float32)
    ids = torch.randint(5, plain.config.vocab_size, (8, 16))
    with_adapter = PeftModel.from_pretrained(plain, adapter)
    ours = logits(with_adapter, ids)
    exported = logits(AutoModelForSequenceClassification.from_pretrained(merged, torch_dtype=torch.float32), ids)
    print("adapter and merged folder differ by", (ours - exported).abs().max().item())
    assert torch.allclose(ours, exported, atol=TOLERANCE)
    with tempfile.TemporaryDirectory() as saved:
        with_adapter.save_pretrained(saved)
        again = load_file(saved + "/adapter_model.safetensors")
        first = load_file(adapter + "/adapter_model.safetensors")
        assert again.keys() == first.keys(), again.keys() ^ first.keys()
        assert all(torch.equal(again[key].float(), first[key].float()) for key in first)
    print("peft saves the tensors that it read")


if __name__ == "__main__":
    main(*sys.argv[1:])
