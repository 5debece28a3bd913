flat in uint slot;
out uint number;

void main() { number = slot; }
